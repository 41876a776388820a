import { describe, expect, it } from 'vitest';
import type { Comparison, Figure } from '../../../../shared/contract/compare.ts';
import { radarSides, sankeyData, sankeyMost } from './radar.ts';

const figure = (key: string, left: number | null, right: number): Figure => ({
  key,
  unit: 'count',
  left,
  right,
  better: 'less',
});

const comparison = {
  left: { name: '现状' },
  right: { name: 'A' },
  figures: [
    figure('unassignedAccounts', 20, 0),
    figure('largestWorkloadDeviation', 1, 0.25),
    figure('largestPotentialDeviation', 3, 0),
    figure('largestSalesDeviation', 0, 0),
    figure('splitTerritories', 1, 0),
    figure('territories', 4, 4),
    figure('accountsMoved', null, 50),
  ],
  flows: Array.from({ length: sankeyMost + 5 }, (_, index) => ({
    from: index % 3,
    fromName: index % 3 === 0 ? '' : `T${index % 3}`,
    to: 10 + index,
    toName: `N${index}`,
    accounts: 1,
    salesFen: 1000 - index,
    potentialFen: 0,
  })),
} as unknown as Comparison;

describe('the charts of a comparison', () => {
  it('put every scenario on six axes, further out better', () => {
    expect(radarSides([comparison], 100)).toEqual([
      { name: '现状', values: [0.8, 0.5, 0.25, 1, 0.75, 1] },
      { name: 'A', values: [1, 0.8, 1, 1, 1, 0.5] },
    ]);
    expect(radarSides([], 100)).toEqual([]);
  });
  it('draw the largest flows, nobody named, each territory once a side', () => {
    const { nodes, links, total } = sankeyData(comparison, '未分配');
    expect(total).toBe(sankeyMost + 5);
    expect(links).toHaveLength(sankeyMost);
    expect(links[0]).toEqual({ source: '0 0', target: '1 10', value: 1000 });
    expect(nodes.filter(({ depth }) => depth === 0).map(({ label }) => label)).toEqual([
      '未分配',
      'T1',
      'T2',
    ]);
    expect(new Set(nodes.map(({ name }) => name)).size).toBe(nodes.length);
  });
});
