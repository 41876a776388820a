import type { Comparison, Standing } from '../../../../shared/contract/compare.ts';
import { layoutStrip, type StripPoint } from '../../fairness/strip-layout.ts';

export const distributed = ['workload', 'potential', 'sales', 'utilisation', 'attainment'] as const;
export type Distributed = (typeof distributed)[number];

export interface DistributionSide {
  scenarioId: number;
  colour: number;
  points: readonly (StripPoint & { name: string })[];
  /** Least, lower quartile, median, upper quartile, most: values and where they lie, 0..1. */
  marks: readonly { value: number; x: number }[];
}

/** Quantile by linear interpolation between the order statistics (Hyndman and Fan 1996, type 7). */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at - Math.floor(at));
}

/** Every scenario's territories on one scale. Scenarios without the figure have no points. */
export function distributionSides(
  comparisons: readonly Comparison[],
  of: Distributed,
): { sides: DistributionSide[]; reference: number | null } {
  const [first] = comparisons;
  if (first === undefined) return { sides: [], reference: null };
  const all = [
    { scenario: first.left, standings: first.standings.left },
    ...comparisons.map(({ right, standings }) => ({ scenario: right, standings: standings.right })),
  ];
  const known = ({ [of]: value }: Standing) => (value === null ? [] : [value]);
  const values = all.flatMap(({ standings }) => standings.flatMap(known));
  const usual = of === 'utilisation' || of === 'attainment' ? 1 : 0;
  const room = { least: Math.min(usual, ...values), most: Math.max(usual, ...values) };
  const { scale } = layoutStrip([], room);
  const sides = all.map(({ scenario, standings }) => {
    const named = new Map(standings.map(({ territoryId, name }) => [territoryId, name]));
    const own = standings.flatMap((row) =>
      known(row).map((value) => ({ territoryId: row.territoryId, value, outlier: null })),
    );
    const sorted = own.map(({ value }) => value).sort((a, b) => a - b);
    const marks = sorted.length === 0 ? [] : [0, 0.25, 0.5, 0.75, 1].map((share) => quantile(sorted, share));
    return {
      scenarioId: scenario.id,
      colour: scenario.colour,
      points: layoutStrip(own, room).points.map((point) => ({
        ...point,
        name: named.get(point.territoryId) ?? '',
      })),
      marks: marks.map((value) => ({ value, x: scale(value) })),
    };
  });
  return { sides, reference: values.length === 0 ? null : scale(usual) };
}
