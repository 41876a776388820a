import { expect, it } from 'vitest';
import type { TerritoryRow, TerritorySums } from '../../../shared/contract/scenario.ts';
import type { TerritoryGroup, TerritoryTree } from '../../../shared/contract/tree.ts';
import { groupAsRow, groupsOfLevel } from '../../map/level.ts';
import { isWithin, territoriesBelow, treeLines } from './rows.ts';

const sums = (accounts: number): TerritorySums => ({
  units: 1,
  accounts,
  calls: 0,
  workloadMinutes: 0,
  potentialFen: 0,
  salesFen: 0,
  previousSalesFen: 0,
  imported: [],
});
const group = (
  id: number,
  parentId: number | null,
  depth: number,
  territoryIds: number[],
): TerritoryGroup => ({
  id,
  parentId,
  depth,
  territoryIds,
  name: `G${id}`,
  managerRepId: null,
  territoryCount: territoryIds.length,
  share: 1,
  sums: sums(id),
  workloadDeviation: null,
  potentialDeviation: null,
  salesDeviation: null,
  utilisation: null,
});
/** 华东 1 { 江苏 2 { 10, 11 }, 12 }, 华南 3 { 13 }, and 14 in no group. */
const tree: TerritoryTree = {
  scenarioId: 1,
  revision: 1,
  levels: 2,
  groups: [group(1, null, 0, [12]), group(2, 1, 1, [10, 11]), group(3, null, 0, [13])],
  top: [14],
};
const territory = (id: number): TerritoryRow => ({
  ...groupAsRow(group(id, null, 0, [])),
  id,
  sums: sums(100 - id),
});
const territories = [10, 11, 12, 13, 14, 15].map(territory);
const names = (closed: number[], sort = (rows: readonly TerritoryRow[]) => rows) =>
  treeLines(tree, territories, new Set(closed), sort).map((line) =>
    line.kind === 'group'
      ? `${'-'.repeat(line.depth)}G${line.group.id}`
      : `${'-'.repeat(line.depth)}${line.row.id}`,
  );

it('lists groups before what is below them, and leaves out what is below a closed one', () => {
  expect(names([])).toEqual(['G1', '-G2', '--10', '--11', '-12', 'G3', '-13', '14', '15']);
  expect(names([2, 3])).toEqual(['G1', '-G2', '-12', 'G3', '14', '15']);
  expect(names([1, 3])).toEqual(['G1', 'G3', '14', '15']);
});

it('sorts every family by itself', () => {
  const byAccounts = (rows: readonly TerritoryRow[]) =>
    rows.toSorted((a, b) => b.sums.accounts - a.sums.accounts || a.id - b.id);
  const up = (rows: readonly TerritoryRow[]) => rows.toSorted((a, b) => a.sums.accounts - b.sums.accounts);
  expect(names([], byAccounts)).toEqual(['G3', '-13', 'G1', '-G2', '--10', '--11', '-12', '14', '15']);
  expect(names([], up)).toEqual(['G1', '-G2', '--11', '--10', '-12', 'G3', '-13', '15', '14']);
});

it('knows what is below a group, at any depth, and at each level', () => {
  expect(territoriesBelow(tree, 1).sort()).toEqual([10, 11, 12]);
  expect(isWithin(tree, 2, 1)).toBe(true);
  expect(isWithin(tree, 1, 2)).toBe(false);
  expect(isWithin(tree, null, 1)).toBe(false);
  const at = (level: number) =>
    [...groupsOfLevel(tree, level)].map(([id, { id: of }]) => `${id}:${of}`).sort();
  expect(at(0)).toEqual(['10:1', '11:1', '12:1', '13:3']);
  expect(at(1)).toEqual(['10:2', '11:2', '12:1', '13:3']);
});
