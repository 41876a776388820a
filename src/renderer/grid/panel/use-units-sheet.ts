import { useMemo } from 'react';
import type { UnitRow } from '../../../shared/contract/data.ts';
import type { MarketUnit } from '../../../shared/contract/market.ts';
import type { MeasureInfo } from '../../../shared/contract/plan.ts';
import { measureFieldPrefix } from '../../../shared/domain/edit-fields.ts';
import { ladderSteps } from '../../../shared/domain/market.ts';
import { isAdditive } from '../../../shared/domain/measures.ts';
import { measureName } from '../../app/measure-name.ts';
import { useActiveAlignment, useMarketSheet, usePlan, useScenarioUnits } from '../../app/queries.ts';
import type { SheetColumn } from '../sheet.ts';
import { territoryElement } from './territory-element.ts';
import { useEdit } from './use-edit.ts';
import { useLadderEdit } from './use-ladder-edit.ts';
import { useReused } from './use-reused.ts';
import { type SheetWords, useSheetWords } from './use-sheet-words.ts';

interface Row {
  unit: UnitRow;
  /** '' = unassigned. */
  territory: string;
  colour: number | null;
  moved: boolean;
  market: MarketUnit | undefined;
}

const always = () => true;
const firstShown = new Set(['accounts', 'workload', 'potential', 'sales']);

function measureColumn(words: SheetWords, measure: MeasureInfo, index: number): SheetColumn<Row> {
  const { t } = words;
  const column = {
    id: measure.derived ? measure.key : `${measureFieldPrefix}${measure.key}`,
    header: measureName(t, measure),
    of: ({ unit }: Row) => unit.values[index] ?? null,
    sum: isAdditive(measure.unit),
    shown: firstShown.has(measure.key) || !measure.derived,
    width: 116,
    // An imported area comes from the boundary; a formula's values are nobody's to type.
    ...(measure.derived || measure.calculated || measure.key === 'area'
      ? {}
      : { editable: always, clearable: true }),
  };
  return words.measure<Row>(measure.unit, column);
}

/** Priority and market state of a unit, as words a filter finds; the priority may be set by hand or emptied. */
function marketColumns({ t, text }: SheetWords): SheetColumn<Row>[] {
  return [
    text<Row>('ladder', t('market:ladder.of'), ({ market }) => (market ? stepWords(t, market) : ''), 104, {
      editable: always,
      clearable: true,
      choices: () => ['', ...ladderSteps.map((step) => t(`market:ladder.steps.${step}`))],
      exact: ({ market }) => (market ? t(`market:ladder.steps.${market.step}`) : ''),
    }),
    text<Row>(
      'marketState',
      t('market:states.of'),
      ({ market }) => (market ? t(`market:states.names.${market.state}`) : ''),
      150,
    ),
  ];
}

const stepWords = (t: SheetWords['t'], { step, isByHand }: MarketUnit) =>
  `${t(`market:ladder.steps.${step}`)}${isByHand ? ` (${t('market:ladder.byHand')})` : ''}`;

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
      counts: (rows) => t('grid:ofUnits', { text: f.count(rows.length) }),
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
      cell: ({ territory, colour, moved }) =>
        territoryElement(
          territory === '' ? t('grid:unassigned') : territory,
          colour,
          moved ? t('grid:movedMark') : null,
        ),
    }),
    ...measures.map((measure, index) => measureColumn(words, measure, index)),
    ...marketColumns(words),
    text<Row>('island', head('island'), ({ unit }) => (unit.isIsland ? t('grid:island') : ''), 84, {
      shown: false,
    }),
  ];
}

/** Control units with their territory in the scenario on screen. */
export function useUnitsSheet() {
  const words = useSheetWords();
  const units = useScenarioUnits().data;
  const alignment = useActiveAlignment().data;
  const measures = usePlan().data?.measures;
  const market = useMarketSheet().data;
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
        market: market?.units[index],
      };
    });
  }, [units, alignment, market]);
  const rows = useReused(built, ({ unit }) => unit.id);
  const names = useMemo(() => alignment?.territories.map(({ name }) => name).join('\n') ?? '', [alignment]);
  const sheet = useMemo(
    () => columns(words, measures ?? [], () => ['', ...names.split('\n')]),
    [words, measures, names],
  );
  return {
    rows,
    columns: sheet,
    rowId: (row: Row) => String(row.unit.id),
    onEdit: useLadderEdit(useEdit('units')),
  };
}
