import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiTemplate, PayRow } from '../../../shared/contract/pay.ts';
import { run } from '../../app/commands.ts';
import { select, useApp } from '../../app/store.ts';
import { useSheetWords } from '../../grid/panel/use-sheet-words.ts';
import type { SheetColumn, SheetEdit, SheetRejection } from '../../grid/sheet.ts';
import { SheetGrid } from '../../grid/sheet-grid.tsx';
import classes from './pay.module.css';
import { usePayouts } from './use-payouts.ts';

interface Props {
  scenarioId: number;
  templates: readonly KpiTemplate[];
}

/** Which template each territory of the scenario has; typed, chosen or pasted by name. */
export function TemplateAssignment({ scenarioId, templates }: Props) {
  const { t } = useTranslation();
  const words = useSheetWords();
  const rows = usePayouts(scenarioId, 1, 1).data?.rows ?? [];
  const selection = useApp((state) => state.selection);
  const selectedIds = useMemo(
    () => new Set(selection?.kind === 'territory' ? selection.ids.map(String) : []),
    [selection],
  );
  const names = useMemo(() => new Map(templates.map(({ id, name }) => [id, name])), [templates]);
  const columns = useMemo<SheetColumn<PayRow>[]>(
    () => [
      words.text<PayRow>('territory', t('grid:column.territory'), ({ name }) => name, 120, { pinned: true }),
      words.text<PayRow>('rep', t('grid:column.rep'), ({ rep }) => rep, 84),
      words.text<PayRow>(
        'template',
        t('pay:template'),
        ({ templateId }) => (templateId === null ? '' : (names.get(templateId) ?? '')),
        140,
        { editable: () => true, clearable: true, choices: () => [...names.values()] },
      ),
      words.percent<PayRow>({
        id: 'salesWeight',
        header: t('pay:followsSales'),
        of: ({ salesWeight }) => salesWeight,
        width: 88,
      }),
    ],
    [words, t, names],
  );
  const assign = (territories: { territoryId: number; templateId: number | null }[]) =>
    run((to) => to.pay.assign({ scenarioId, territories }));
  const onEdit = async (edits: SheetEdit[]): Promise<SheetRejection[]> => {
    const refused: SheetRejection[] = [];
    const territories = edits.flatMap((edit) => {
      if (edit.columnId !== 'template') return [];
      const name = edit.text.trim();
      const found = templates.find((template) => template.name === name);
      if (name !== '' && !found) {
        refused.push({ ...edit, reason: t('pay:unknownTemplate', { name }) });
        return [];
      }
      return [{ territoryId: Number(edit.rowId), templateId: found?.id ?? null }];
    });
    if (refused.length === 0 && territories.length > 0) await assign(territories);
    return refused;
  };
  const bare = rows.filter(({ templateId }) => templateId === null);
  return (
    <div className={classes.assignment}>
      <header className={classes.assignHead}>
        <Text size="xs" c="dimmed" flex={1}>
          {t('pay:assignHint')}
        </Text>
        {bare.length > 0 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button size="compact-xs" variant="default" rightSection={<IconChevronDown size={12} />}>
                {t('pay:assignBare', { count: bare.length })}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {templates.map(({ id, name }) => (
                <Menu.Item
                  key={id}
                  onClick={() =>
                    void assign(bare.map(({ territoryId }) => ({ territoryId, templateId: id })))
                  }
                >
                  {name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </header>
      <div className={classes.sheet}>
        <SheetGrid<PayRow>
          label={t('pay:assignment')}
          columns={columns}
          rows={rows}
          rowId={(row) => String(row.territoryId)}
          selectedIds={selectedIds}
          onSelect={(ids) => select('territory', ids.map(Number))}
          onEdit={onEdit}
          empty={<Text c="dimmed">{t('pay:noTerritories')}</Text>}
        />
      </div>
    </div>
  );
}
