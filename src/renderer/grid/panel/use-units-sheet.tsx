import { useMemo } from 'react';
import type { UnitRow } from '../../../shared/contract/data.ts';
import type { MeasureInfo } from '../../../shared/contract/plan.ts';
import { measureFieldPrefix } from '../../../shared/domain/edit-fields.ts';
import { measureName } from '../../app/measure-name.ts';
import { useActiveAlignment, usePlan, useUnits } from '../../app/queries.ts';
import type { SheetColumn } from '../sheet.ts';
import { TerritoryCell } from './TerritoryCell.tsx';
import { useEdit } from './use-edit.ts';
import { useReused } from './use-reused.ts';
import { type SheetWords, useSheetWords } from './use-sheet-words.ts';

interface Row {
  unit: UnitRow;
  /** '' = unassigned. */
  territory: string;
  colour: number | null;
  moved: boolean;
}

const always = () => true;
const firstShown = new Set(['accounts', 'workload', 'potential', 'sales']);

function measureColumn(words: SheetWords, measure: MeasureInfo, index: number): SheetColumn<Row> {
  const { t, money, count, hours, number, area } = words;
  const column = {
    id: measure.derived ? measure.key : `${measureFieldPrefix}${measure.key}`,
    header: measureName(t, measure),
    of: ({ unit }: Row) => unit.values[index] ?? null,
    sum: true,
    shown: firstShown.has(measure.key) || !measure.derived,
    width: 116,
    // An area comes from the boundary and is shown in other units than it is stored in.
    ...(measure.derived || measure.unit === 'squareMetres' ? {} : { editable: always, clearable: true }),
  };
  if (measure.unit === 'squareMetres') return area<Row>(column);
  if (measure.unit === 'fen') return money<Row>(column);
  if (measure.unit === 'minutes') return hours<Row>(column);
  return measure.unit === 'count' ? count<Row>(column) : number<Row>(column);
}

function columns(
  words: SheetWords,
  measures: readonly MeasureInfo[],
  territories: () => readonly string[],
): SheetColumn<Row>[] {
  const { t, f, text } = words;
  const head = (key: string) => t(`grid:column.${key}`);
  return [
    text<Row>('name', head('unit'), ({ unit }) => unit.name, 130, {
      pinned: true,
      editable: always,
      search: ({ unit }) => `${unit.name} ${unit.initials}`,
      total: (rows) => t('grid:totalUnits', { text: f.count(rows.length) }),
    }),
    text<Row>('code', head('code'), ({ unit }) => unit.code, 88),
    text<Row>('city', head('city'), ({ unit }) => unit.city, 96, { editable: always, clearable: true }),
    text<Row>('province', head('province'), ({ unit }) => unit.province, 96, {
      editable: always,
      clearable: true,
    }),
    text<Row>('territory', head('territory'), ({ territory }) => territory, 150, {
      editable: always,
      clearable: true,
      choices: territories,
      cell: ({ territory, colour, moved }) => (
        <TerritoryCell
          name={territory === '' ? t('grid:unassigned') : territory}
          colour={colour}
          mark={moved ? t('grid:movedMark') : undefined}
        />
      ),
    }),
    ...measures.map((measure, index) => measureColumn(words, measure, index)),
    text<Row>('island', head('island'), ({ unit }) => (unit.isIsland ? t('grid:island') : ''), 84, {
      shown: false,
    }),
  ];
}

/** Control units with their territory in the scenario on screen. */
export function useUnitsSheet() {
  const words = useSheetWords();
  const units = useUnits().data;
  const alignment = useActiveAlignment().data;
  const measures = usePlan().data?.measures;
  const built = useMemo<Row[]>(() => {
    const territories = new Map(alignment?.territories.map((territory) => [territory.id, territory]));
    const moved = new Set(alignment?.movedUnits);
    return (units ?? []).map((unit, index) => {
      const territory = territories.get(alignment?.unitTerritory[index] ?? 0);
      return {
        unit,
        territory: territory?.name ?? '',
        colour: territory?.colour ?? null,
        moved: moved.has(unit.id),
      };
    });
  }, [units, alignment]);
  const rows = useReused(built, ({ unit }) => unit.id);
  const names = useMemo(() => alignment?.territories.map(({ name }) => name).join('\n') ?? '', [alignment]);
  const sheet = useMemo(
    () => columns(words, measures ?? [], () => ['', ...names.split('\n')]),
    [words, measures, names],
  );
  return { rows, columns: sheet, rowId: (row: Row) => String(row.unit.id), onEdit: useEdit('units') };
}
