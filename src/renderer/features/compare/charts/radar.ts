import type { Comparison, Figure } from '../../../../shared/contract/compare.ts';

export const radarAxes = ['coverage', 'workload', 'potential', 'sales', 'contiguity', 'stability'] as const;

export interface RadarSide {
  name: string;
  /** 0 (worst) to 1 (best) per axis. */
  values: number[];
}

const within = (value: number) => Math.min(1, Math.max(0, value));

/**
 * Every scenario on six axes, further out better: accounts covered, 1 ÷ (1 + the largest deviation) of workload, potential and sales, share
 * of territories in one piece, share of accounts that stay with the rep they have in the first scenario.
 */
export function radarSides(comparisons: readonly Comparison[], accounts: number): RadarSide[] {
  const [first] = comparisons;
  if (first === undefined) return [];
  const values = (figures: readonly Figure[], side: 'left' | 'right') => {
    const figure = (key: string) => figures.find((one) => one.key === key)?.[side] ?? 0;
    const share = (part: number, whole: number) => (whole > 0 ? within(1 - part / whole) : 1);
    return [
      share(figure('unassignedAccounts'), accounts),
      1 / (1 + figure('largestWorkloadDeviation')),
      1 / (1 + figure('largestPotentialDeviation')),
      1 / (1 + figure('largestSalesDeviation')),
      share(figure('splitTerritories'), figure('territories')),
      share(figure('accountsMoved'), accounts),
    ];
  };
  return [
    { name: first.left.name, values: values(first.figures, 'left') },
    ...comparisons.map(({ right, figures }) => ({ name: right.name, values: values(figures, 'right') })),
  ];
}

export interface SankeyData {
  nodes: { name: string; label: string; depth: 0 | 1 }[];
  links: { source: string; target: string; value: number }[];
  total: number;
}

/** Flows drawn at most. */
export const sankeyMost = 40;

/** The largest flows of sales from the territories of the left to those of the right; a territory may stand on both sides. */
export function sankeyData({ flows }: Comparison, nobody: string): SankeyData {
  const largest = flows.filter(({ salesFen }) => salesFen > 0).slice(0, sankeyMost);
  const nodes = new Map<string, SankeyData['nodes'][number]>();
  const node = (depth: 0 | 1, id: number, name: string) => {
    const key = `${depth} ${id}`;
    nodes.set(key, { name: key, label: name || nobody, depth });
    return key;
  };
  const links = largest.map(({ from, fromName, to, toName, salesFen }) => ({
    source: node(0, from, fromName),
    target: node(1, to, toName),
    value: salesFen,
  }));
  return { nodes: [...nodes.values()], links, total: flows.filter(({ salesFen }) => salesFen > 0).length };
}
