import { queryOptions, replaceEqualDeep, skipToken, useQuery } from '@tanstack/react-query';
import type { MovedAccount } from '../../../shared/contract/compare.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { client } from '../client.ts';
import { useApp } from '../store.ts';
import { keys } from './keys.ts';

const sameList = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at]);

/** The new alignment with whatever of the old one is the same, so that only rows that changed are drawn; long lists at once, not item by item. */
export function shareAlignment(before: Alignment | undefined, after: Alignment): Alignment {
  if (before === undefined) return after;
  const keep = (list: 'unitTerritory' | 'movedUnits') =>
    sameList(before[list], after[list]) ? before[list] : after[list];
  const lists = { unitTerritory: keep('unitTerritory'), movedUnits: keep('movedUnits') };
  const bare = { unitTerritory: [], movedUnits: [] };
  return { ...replaceEqualDeep({ ...before, ...bare }, { ...after, ...bare }), ...lists };
}

/** Territories, sums and assignments of a scenario; idle while the id is null. */
export const alignmentQuery = (scenarioId: number | null) =>
  queryOptions({
    queryKey: keys.alignment(scenarioId ?? 0),
    queryFn:
      scenarioId === null
        ? skipToken
        : ({ signal }) => client().scenario.alignment({ scenarioId }, { signal }),
    structuralSharing: (before, after) => shareAlignment(before as Alignment | undefined, after as Alignment),
  });
export const useAlignment = (scenarioId: number | null) => useQuery(alignmentQuery(scenarioId));

/** The alignment of the scenario on screen. */
export function useActiveAlignment() {
  return useAlignment(useApp((state) => state.scenarioId));
}

export const usePrinciples = (scenarioId: number | null) =>
  useQuery({
    queryKey: keys.principles(scenarioId ?? 0),
    queryFn:
      scenarioId === null
        ? skipToken
        : ({ signal }) => client().scenario.principles({ scenarioId }, { signal }),
  });

/** The territory tree of a scenario with its sums; idle while the id is null. */
export const useTree = (scenarioId: number | null) =>
  useQuery({
    queryKey: keys.tree(scenarioId ?? 0),
    queryFn: scenarioId === null ? skipToken : ({ signal }) => client().tree.get({ scenarioId }, { signal }),
  });

export const useGuardRails = () =>
  useQuery({
    queryKey: keys.guardRails,
    queryFn: ({ signal }) => client().scenario.guardRails(undefined, { signal }),
  });

/** Snapshots of every scenario, youngest first. */
export const useSnapshots = () =>
  useQuery({
    queryKey: keys.snapshots,
    queryFn: ({ signal }) => client().scenario.snapshots(undefined, { signal }),
  });

export const useComparison = (leftId: number | null, rightId: number | null) =>
  useQuery({
    queryKey: keys.compare(leftId ?? 0, rightId ?? 0),
    queryFn:
      leftId === null || rightId === null
        ? skipToken
        : ({ signal }) => client().scenario.compare({ leftId, rightId }, { signal }),
  });

async function allMovedAccounts(
  leftId: number,
  rightId: number,
  signal: AbortSignal,
): Promise<MovedAccount[]> {
  const rows: MovedAccount[] = [];
  const limit = 5000;
  for (;;) {
    const input = { leftId, rightId, offset: rows.length, limit };
    const page = await client().scenario.movedAccounts(input, { signal });
    rows.push(...page);
    if (page.length < limit) return rows;
  }
}

/** Every account that changes hands from the left scenario to the right one. */
export const useMovedAccounts = (leftId: number, rightId: number) =>
  useQuery({
    queryKey: [...keys.compare(leftId, rightId), 'accounts'],
    queryFn: ({ signal }) => allMovedAccounts(leftId, rightId, signal),
  });
