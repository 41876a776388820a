import { useMemo } from 'react';
import type { MeasureInfo } from '../../../shared/contract/plan.ts';
import type { TerritoryRow, TerritorySums } from '../../../shared/contract/scenario.ts';
import { isAdditive } from '../../../shared/domain/measures.ts';
import { measureName } from '../../app/measure-name.ts';
import { useActiveAlignment, usePlan, useReps } from '../../app/queries.ts';
import type { SheetColumn } from '../sheet.ts';
import { TerritoryCell } from './TerritoryCell.tsx';
import { useEdit } from './use-edit.ts';
import { type SheetWords, useSheetWords } from './use-sheet-words.ts';

interface Row {
  id: number;
  name: string;
  /** Null for the unassigned bucket, which has sums and nothing else. */
  territory: TerritoryRow | null;
  sums: TerritorySums;
  repName: string;
}

const ratio = (a: number, b: number) => (b === 0 ? null : a / b - 1);
const own = ({ territory }: Row) => territory !== null;

function columns(
  words: SheetWords,
  imported: readonly MeasureInfo[],
  reps: () => readonly string[],
): SheetColumn<Row>[] {
  const { t, f, text, money, count, hours, percent, deviation, number } = words;
  const head = (key: string) => t(`grid:column.${key}`);
  const total = (pick: (sums: TerritorySums) => number) => (rows: readonly Row[]) =>
    rows.reduce((sum, { sums }) => sum + pick(sums), 0);
  return [
    text<Row>('name', head('territory'), ({ name }) => name, 168, {
      pinned: true,
      editable: own,
      counts: (rows) => t('grid:ofTerritories', { text: f.count(rows.filter(own).length) }),
      cell: ({ name, territory }) => (
        <TerritoryCell
          name={name}
          colour={territory?.colour ?? null}
          locked={territory?.locked ?? false}
          lockedLabel={t('grid:locked')}
          mark={
            territory !== null && territory.pieces > 1
              ? t('grid:pieces', { count: territory.pieces })
              : undefined
          }
        />
      ),
    }),
    text<Row>('rep', head('rep'), ({ repName }) => repName, 110, {
      editable: own,
      clearable: true,
      choices: reps,
    }),
    count<Row>({ id: 'units', header: head('units'), of: ({ sums }) => sums.units, sum: true }),
    count<Row>({ id: 'accounts', header: head('accounts'), of: ({ sums }) => sums.accounts, sum: true }),
    count<Row>({ id: 'calls', header: head('calls'), of: ({ sums }) => sums.calls, sum: true, shown: false }),
    hours<Row>({
      id: 'workload',
      header: head('workload'),
      of: ({ sums }) => sums.workloadMinutes,
      sum: true,
    }),
    deviation<Row>({
      id: 'workloadDeviation',
      header: head('workloadDeviation'),
      of: ({ territory }) => territory?.workloadDeviation ?? null,
    }),
    money<Row>({
      id: 'potential',
      header: head('potential'),
      of: ({ sums }) => sums.potentialFen,
      sum: true,
    }),
    deviation<Row>({
      id: 'potentialDeviation',
      header: head('potentialDeviation'),
      of: ({ territory }) => territory?.potentialDeviation ?? null,
    }),
    money<Row>({ id: 'sales', header: head('sales'), of: ({ sums }) => sums.salesFen, sum: true }),
    deviation<Row>({
      id: 'salesDeviation',
      header: head('salesDeviation'),
      of: ({ territory }) => territory?.salesDeviation ?? null,
      shown: false,
    }),
    money<Row>({
      id: 'previousSales',
      header: head('previousSales'),
      of: ({ sums }) => sums.previousSalesFen,
      sum: true,
      shown: false,
    }),
    deviation<Row>({
      id: 'growth',
      header: head('growth'),
      of: ({ sums }) => ratio(sums.salesFen, sums.previousSalesFen),
      total: (rows) => {
        const now = total((sums) => sums.salesFen)(rows);
        const growth = ratio(now, total((sums) => sums.previousSalesFen)(rows));
        return growth === null ? null : growth * 100;
      },
    }),
    percent<Row>({
      id: 'utilisation',
      header: head('utilisation'),
      of: ({ territory }) => territory?.utilisation ?? null,
    }),
    number<Row>({
      id: 'share',
      header: head('share'),
      of: ({ territory }) => territory?.share ?? null,
      editable: own,
      shown: false,
    }),
    {
      id: 'locked',
      header: head('locked'),
      kind: 'text',
      width: 84,
      value: ({ territory }) => (territory?.locked ? t('grid:locked') : ''),
      exact: ({ territory }) => (territory === null ? '' : territory.locked ? '1' : '0'),
      editable: own,
      shown: false,
    },
    ...imported.map((measure, index) => {
      const { key, unit } = measure;
      return words.measure<Row>(unit, {
        id: `measure:${key}`,
        header: measureName(t, measure),
        of: ({ sums }: Row) => sums.imported[index] ?? null,
        sum: isAdditive(unit),
        shown: false,
        width: 116,
      });
    }),
  ];
}

/** Territories of the scenario on screen, the unassigned bucket last. */
export function useTerritoriesSheet() {
  const words = useSheetWords();
  const alignment = useActiveAlignment().data;
  const plan = usePlan().data;
  const reps = useReps().data;
  const { t } = words;
  const rows = useMemo<Row[]>(() => {
    if (!alignment) return [];
    const names = new Map(reps?.map(({ id, name }) => [id, name]));
    const list = alignment.territories.map<Row>((territory) => ({
      id: territory.id,
      name: territory.name,
      territory,
      sums: territory.sums,
      repName: territory.repId === null ? '' : (names.get(territory.repId) ?? ''),
    }));
    const { unassigned } = alignment;
    if (unassigned.units > 0 || unassigned.accounts > 0)
      list.push({ id: 0, name: t('grid:unassigned'), territory: null, sums: unassigned, repName: '' });
    return list;
  }, [alignment, reps, t]);
  const measures = plan?.measures;
  const sheet = useMemo(
    () =>
      columns(
        words,
        (measures ?? []).filter(({ derived }) => !derived),
        () => ['', ...(reps ?? []).map(({ name }) => name)],
      ),
    [words, measures, reps],
  );
  return { rows, columns: sheet, rowId: (row: Row) => String(row.id), onEdit: useEdit('territories') };
}
