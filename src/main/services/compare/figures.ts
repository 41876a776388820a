import type { Figure, Standing } from '../../../shared/contract/compare.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import type { Dataset } from '../dataset.ts';
import { changedHands } from '../moved.ts';
import type { Side } from './side.ts';

const spread = (deviations: readonly (number | null)[]): number | null => {
  const known = deviations.flatMap((value) => (value === null ? [] : Math.abs(value)));
  return known.length === 0 ? null : Math.max(...known);
};

/** What an alignment shows of itself. */
export const shownOf = (alignment: Alignment) => {
  const used = alignment.territories.flatMap(({ utilisation }) => utilisation ?? []);
  return {
    territories: alignment.territories.length,
    unassignedAccounts: alignment.unassigned.accounts,
    largestWorkloadDeviation: spread(alignment.territories.map((row) => row.workloadDeviation)),
    largestPotentialDeviation: spread(alignment.territories.map((row) => row.potentialDeviation)),
    largestSalesDeviation: spread(alignment.territories.map((row) => row.salesDeviation)),
    highestUtilisation: used.length === 0 ? null : Math.max(...used),
    lowestUtilisation: used.length === 0 ? null : Math.min(...used),
    splitTerritories: alignment.territories.filter(({ pieces }) => pieces > 1).length,
    heldApart: alignment.exceptions.length,
  };
};

export type AlignmentShown = ReturnType<typeof shownOf>;
type Key = keyof AlignmentShown;
const shown: readonly [Key, Figure['unit'], Figure['better']][] = [
  ['territories', 'count', 'neither'],
  ['unassignedAccounts', 'count', 'less'],
  ['largestWorkloadDeviation', 'ratio', 'less'],
  ['largestPotentialDeviation', 'ratio', 'less'],
  ['largestSalesDeviation', 'ratio', 'less'],
  ['highestUtilisation', 'ratio', 'less'],
  ['lowestUtilisation', 'ratio', 'more'],
  ['splitTerritories', 'count', 'less'],
  ['heldApart', 'count', 'less'],
];

/** What two alignments show of themselves, side by side. */
export function alignmentFigures(left: Alignment, right: Alignment): Figure[] {
  const [before, after] = [shownOf(left), shownOf(right)];
  return shown.map(([key, unit, better]) => ({ key, unit, better, left: before[key], right: after[key] }));
}

/** The same, pay expected, and what changes hands from the left to the right. */
export function comparedFigures(data: Dataset, left: Side, right: Side): Figure[] {
  const moved = [...changedHands(left.accountRep, right.accountRep)];
  const newlyCovered = left.accountRep.reduce(
    (sum, rep, account) => sum + (rep < 0 && right.accountRep[account] >= 0 ? 1 : 0),
    0,
  );
  const salesMoved = moved.reduce((sum, account) => sum + data.sales[account], 0);
  return [
    ...alignmentFigures(left.alignment, right.alignment),
    { key: 'payTotal', unit: 'fen', left: payOf(left), right: payOf(right), better: 'neither' },
    { key: 'accountsMoved', unit: 'count', left: null, right: moved.length, better: 'less' },
    { key: 'salesMoved', unit: 'fen', left: null, right: salesMoved, better: 'less' },
    { key: 'newlyCovered', unit: 'count', left: null, right: newlyCovered, better: 'more' },
  ];
}

function payOf({ outcomes }: Side): number | null {
  const paid = outcomes.flatMap(({ payFen }) => payFen ?? []);
  return paid.length === 0 ? null : paid.reduce((sum, fen) => sum + fen, 0);
}

export function standingsOf({ alignment, outcomes }: Side): Standing[] {
  return alignment.territories.map((row, index) => ({
    territoryId: row.id,
    name: row.name,
    workload: row.workloadDeviation,
    potential: row.potentialDeviation,
    sales: row.salesDeviation,
    utilisation: row.utilisation,
    attainment: outcomes[index].attainment,
  }));
}
