import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayRow, PaySimulation } from '../../../shared/contract/pay.ts';
import { usePay } from '../../app/queries.ts';
import { select, useApp } from '../../app/store.ts';
import { useSheetWords } from '../../grid/panel/use-sheet-words.ts';
import type { SheetColumn } from '../../grid/sheet.ts';
import { SheetGrid } from '../../grid/sheet-grid.tsx';

type Row = PayRow & { chance: PaySimulation['rows'][number] | null };

/** Everyone's pay at the attainment chosen, and what the past makes of it. */
export function PayTable({
  rows,
  simulation,
}: {
  rows: readonly PayRow[];
  simulation: PaySimulation | null;
}) {
  const { t } = useTranslation();
  const words = useSheetWords();
  const pay = usePay().data;
  const selection = useApp((state) => state.selection);
  const selectedIds = useMemo(
    () => new Set(selection?.kind === 'territory' ? selection.ids.map(String) : []),
    [selection],
  );
  const shown = useMemo<Row[]>(() => {
    const chances = new Map(simulation?.rows.map((row) => [row.territoryId, row]));
    return rows.map((row) => ({ ...row, chance: chances.get(row.territoryId) ?? null }));
  }, [rows, simulation]);
  const columns = useMemo<SheetColumn<Row>[]>(() => {
    const { text, percent, money } = words;
    const templates = new Map(pay?.templates.map(({ id, name }) => [id, name]));
    const plans = new Map(pay?.plans.map(({ id, name }) => [id, name]));
    const chance = (id: string, key: 'low' | 'middle' | 'high') =>
      money<Row>({
        id,
        header: t(`pay:${key}`),
        width: 124,
        of: (row) => (row.chance && row.paid !== null ? Math.round(row.chance.payFen[key]) : null),
      });
    return [
      text<Row>('territory', t('grid:column.territory'), ({ name }) => name, 130, {
        pinned: true,
        counts: (all) => t('grid:ofTerritories', { text: words.f.count(all.length) }),
      }),
      text<Row>('rep', t('grid:column.rep'), ({ rep }) => rep || t('pay:vacant'), 90),
      text<Row>('level', t('grid:column.level'), ({ level }) => level, 70),
      text<Row>(
        'template',
        t('pay:template'),
        (row) => templates.get(row.templateId ?? 0) ?? t('pay:none'),
        120,
      ),
      text<Row>('plan', t('pay:planColumn'), (row) => plans.get(row.planId ?? 0) ?? t('pay:none'), 110),
      percent<Row>({ id: 'score', header: t('pay:score'), of: ({ score }) => score, width: 96 }),
      percent<Row>({ id: 'paid', header: t('pay:payout'), of: ({ paid }) => paid }),
      money<Row>({
        id: 'pay',
        header: t('pay:pay'),
        of: (row) => (row.paid === null ? null : row.payFen),
        sum: true,
      }),
      percent<Row>({
        id: 'expected',
        header: t('pay:expected'),
        width: 104,
        of: (row) => row.chance?.attainment.middle ?? null,
      }),
      chance('low', 'low'),
      chance('middle', 'middle'),
      chance('high', 'high'),
    ];
  }, [words, t, pay]);
  return (
    <SheetGrid<Row>
      label={t('pay:perRep')}
      columns={columns}
      rows={shown}
      rowId={(row) => String(row.territoryId)}
      selectedIds={selectedIds}
      onSelect={(ids) => select('territory', ids.map(Number))}
      empty={<Text c="dimmed">{t('pay:noTerritories')}</Text>}
    />
  );
}
