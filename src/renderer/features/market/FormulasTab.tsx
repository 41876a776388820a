import { ActionIcon, Button, Menu, Skeleton, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconMap2, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormulaSheet, FormulaView } from '../../../shared/contract/market.ts';
import { type FormulaKind, formulaKinds } from '../../../shared/domain/market-templates.ts';
import { run } from '../../app/commands.ts';
import { shownErrorText } from '../../app/errors.ts';
import { dash, useFormat } from '../../app/format.ts';
import { useFormulas } from '../../app/queries.ts';
import { setApp, useApp } from '../../app/store.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { FormulaForm } from './FormulaForm.tsx';
import classes from './market.module.css';
import { Parameters } from './Parameters.tsx';
import { PotentialSource } from './PotentialSource.tsx';
import { TypedMeasures } from './TypedMeasures.tsx';

type Editing = { kind: FormulaKind; formula: FormulaView | null };

/** Calculated measures with their formulas, the parameters and typed columns they are made of, and what potential is. */
export function FormulasTab() {
  const { t } = useTranslation();
  const sheet = useFormulas();
  const [editing, setEditing] = useState<Editing | null>(null);
  if (sheet.error !== null) return <ErrorNote error={sheet.error} />;
  if (sheet.data === undefined) return <Skeleton role="status" h={160} aria-label={t('loading')} />;
  if (editing !== null)
    return (
      <FormulaForm
        key={editing.formula?.key ?? editing.kind}
        kind={editing.kind}
        formula={editing.formula}
        sheet={sheet.data}
        onClose={() => setEditing(null)}
      />
    );
  return (
    <Stack gap="lg">
      <section>
        <Title order={3}>{t('market:list.title')}</Title>
        <p className={classes.hint}>{t('market:list.hint')}</p>
        <FormulaList sheet={sheet.data} onEdit={(formula) => setEditing({ kind: formula.kind, formula })} />
        <Menu position="bottom-start" width={300}>
          <Menu.Target>
            <Button leftSection={<IconPlus size={15} />} variant="light">
              {t('market:list.addOne')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {formulaKinds.map((kind) => (
              <Menu.Item key={kind} onClick={() => setEditing({ kind, formula: null })}>
                {t(`market:kinds.${kind}`)}
                <Text size="xs" c="dimmed">
                  {t(`market:kindHints.${kind}`)}
                </Text>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </section>
      <PotentialSource sheet={sheet.data} />
      <Parameters sheet={sheet.data} />
      <TypedMeasures sheet={sheet.data} />
    </Stack>
  );
}

function FormulaList({ sheet, onEdit }: { sheet: FormulaSheet; onEdit: (formula: FormulaView) => void }) {
  const { t } = useTranslation();
  if (sheet.formulas.length === 0)
    return (
      <Text size="sm" mb="xs">
        {t('market:list.empty')}
      </Text>
    );
  return (
    <ul className={classes.list}>
      {sheet.formulas.map((formula) => (
        <Item
          key={formula.key}
          formula={formula}
          isPotential={formula.key === sheet.potentialSource && sheet.takesPotential}
          onEdit={() => onEdit(formula)}
        />
      ))}
    </ul>
  );
}

function Item(props: { formula: FormulaView; isPotential: boolean; onEdit: () => void }) {
  const { formula, isPotential, onEdit } = props;
  const { t } = useTranslation();
  const f = useFormat();
  const isShown = useApp(({ shading }) => shading.kind === 'measure' && shading.key === formula.key);
  const { key, name, kind, unit, expression, result } = formula;
  return (
    <li className={classes.item}>
      <span className={classes.itemName}>
        <span title={name}>{name}</span>
        <span className={classes.tag}>
          {isPotential ? t('market:list.isPotential') : t(`market:kinds.${kind}`)}
        </span>
      </span>
      <span className={classes.number} title={f.measureExact(result.total, unit)}>
        {result.error === null ? f.measure(result.total, unit) : dash}
      </span>
      <span>
        <Tooltip label={t('market:list.shade', { name })}>
          <ActionIcon
            size="sm"
            variant={isShown ? 'filled' : 'subtle'}
            aria-pressed={isShown}
            aria-label={t('market:list.shade', { name })}
            onClick={() => setApp({ shading: isShown ? { kind: 'territory' } : { kind: 'measure', key } })}
          >
            <IconMap2 size={15} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('market:list.edit', { name })}>
          <ActionIcon size="sm" aria-label={t('market:list.edit', { name })} onClick={onEdit}>
            <IconPencil size={15} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('market:list.remove', { name })}>
          <ActionIcon
            size="sm"
            aria-label={t('market:list.remove', { name })}
            onClick={() => void run((to) => to.market.removeFormula({ key }))}
          >
            <IconTrash size={15} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </span>
      <code className={classes.expression} title={expression}>
        {expression}
      </code>
      {result.error !== null && (
        <Text size="xs" c="red" style={{ gridColumn: '1 / -1' }}>
          {shownErrorText(t, result.error)}
        </Text>
      )}
    </li>
  );
}
