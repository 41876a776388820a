import { useMemo } from 'react';
import type { RepRow } from '../../../shared/contract/data.ts';
import type { TerritoryRow } from '../../../shared/contract/scenario.ts';
import { useActiveAlignment, usePlan, useReps } from '../../app/queries.ts';
import type { SheetColumn } from '../sheet.ts';
import { TerritoryCell } from './TerritoryCell.tsx';
import { useEdit } from './use-edit.ts';
import { type SheetWords, useSheetWords } from './use-sheet-words.ts';

interface Row {
  rep: RepRow;
  territories: readonly TerritoryRow[];
  /** Calls a year; the plan's general figures stand in for missing ones. */
  capacity: number;
}

const always = () => true;
const sum = ({ territories }: Row, pick: (row: TerritoryRow) => number) =>
  territories.reduce((total, row) => total + pick(row), 0);

function columns(words: SheetWords, separator: string): SheetColumn<Row>[] {
  const { t, f, text, count, plain, money, hours, percent, number } = words;
  const head = (key: string) => t(`grid:column.${key}`);
  return [
    text<Row>('name', head('rep'), ({ rep }) => rep.name, 120, {
      pinned: true,
      editable: always,
      search: ({ rep }) => `${rep.name} ${rep.initials}`,
      counts: (rows) => t('grid:ofReps', { text: f.count(rows.length) }),
    }),
    text<Row>('ref', head('repRef'), ({ rep }) => rep.ref, 84, { editable: always }),
    text<Row>(
      'territories',
      head('territory'),
      ({ territories }) => territories.map(({ name }) => name).join(separator),
      160,
      {
        cell: ({ territories }) =>
          territories.length === 1 && territories[0] ? (
            <TerritoryCell name={territories[0].name} colour={territories[0].colour} />
          ) : (
            territories.map(({ name }) => name).join(separator) || '–'
          ),
      },
    ),
    text<Row>('city', head('home'), ({ rep }) => rep.city, 96, { editable: always, clearable: true }),
    text<Row>('level', head('level'), ({ rep }) => rep.level, 84, { editable: always, clearable: true }),
    number<Row>({
      id: 'callsPerDay',
      header: head('callsPerDay'),
      of: ({ rep }) => rep.callsPerDay,
      editable: always,
      clearable: true,
    }),
    plain<Row>({
      id: 'workingDays',
      header: head('workingDays'),
      of: ({ rep }) => rep.workingDays,
      editable: always,
      clearable: true,
    }),
    count<Row>({ id: 'capacity', header: head('capacity'), of: ({ capacity }) => capacity, sum: true }),
    count<Row>({
      id: 'calls',
      header: head('calls'),
      of: (row) => sum(row, ({ sums }) => sums.calls),
      sum: true,
    }),
    percent<Row>({
      id: 'utilisation',
      header: head('utilisation'),
      of: (row) => (row.capacity > 0 ? sum(row, ({ sums }) => sums.calls) / row.capacity : null),
    }),
    count<Row>({
      id: 'accounts',
      header: head('accounts'),
      of: (row) => sum(row, ({ sums }) => sums.accounts),
      sum: true,
    }),
    hours<Row>({
      id: 'workload',
      header: head('workload'),
      of: (row) => sum(row, ({ sums }) => sums.workloadMinutes),
      sum: true,
      shown: false,
    }),
    money<Row>({
      id: 'potential',
      header: head('potential'),
      of: (row) => sum(row, ({ sums }) => sums.potentialFen),
      sum: true,
    }),
    money<Row>({
      id: 'sales',
      header: head('sales'),
      of: (row) => sum(row, ({ sums }) => sums.salesFen),
      sum: true,
    }),
    plain<Row>({
      id: 'sinceYear',
      header: head('sinceYear'),
      of: ({ rep }) => rep.sinceYear,
      editable: always,
      clearable: true,
    }),
    number<Row>({
      id: 'fte',
      header: head('fte'),
      of: ({ rep }) => rep.fte,
      editable: always,
      clearable: true,
    }),
    text<Row>('hiredOn', head('hiredOn'), ({ rep }) => rep.hiredOn ?? '', 104, {
      editable: always,
      clearable: true,
    }),
    text<Row>('skills', head('skills'), ({ rep }) => rep.skills, 140, { editable: always, clearable: true }),
    money<Row>({
      id: 'cost',
      header: head('repCost'),
      of: ({ rep }) => rep.costFen,
      editable: always,
      clearable: true,
    }),
    number<Row>({
      id: 'longitude',
      decimals: 5,
      header: head('longitude'),
      of: ({ rep }) => rep.longitude,
      editable: always,
      clearable: true,
      shown: false,
    }),
    number<Row>({
      id: 'latitude',
      decimals: 5,
      header: head('latitude'),
      of: ({ rep }) => rep.latitude,
      editable: always,
      clearable: true,
      shown: false,
    }),
  ];
}

/** Reps with what the scenario on screen gives them. */
export function useRepsSheet() {
  const words = useSheetWords();
  const reps = useReps().data;
  const alignment = useActiveAlignment().data;
  const workload = usePlan().data?.workload;
  const rows = useMemo<Row[]>(
    () =>
      (reps ?? []).map((rep) => ({
        rep,
        territories: alignment?.territories.filter(({ repId }) => repId === rep.id) ?? [],
        capacity:
          (rep.callsPerDay ?? workload?.callsPerDay ?? 0) *
          (rep.workingDays ?? workload?.workingDays ?? 0) *
          rep.fte,
      })),
    [reps, alignment, workload],
  );
  const separator = words.t('grid:listSeparator');
  const sheet = useMemo(() => columns(words, separator), [words, separator]);
  return { rows, columns: sheet, rowId: (row: Row) => String(row.rep.id), onEdit: useEdit('reps') };
}
