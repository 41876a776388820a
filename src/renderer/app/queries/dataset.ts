import { queryOptions, useQuery } from '@tanstack/react-query';
import type { AccountRow, UnitRow } from '../../../shared/contract/data.ts';
import { accountColumns, unitColumns } from '../../../shared/rows/row-columns.ts';
import { emptyGeometry, readGeometry } from '../../map/geometry.ts';
import { readPoints } from '../../map/points.ts';
import { readPairs } from '../../map/walk.ts';
import { client } from '../client.ts';
import { mapShown } from '../map-shown.ts';
import { queryClient } from '../query-client.ts';
import { keys } from './keys.ts';
import { allPacked } from './pages.ts';
import { planQuery } from './plan.ts';

export const unitsQuery = queryOptions({
  queryKey: keys.units,
  queryFn: async ({ signal }) => {
    const plan = queryClient.getQueryData(planQuery.queryKey);
    const ask = (page: { offset: number; limit: number }) => client().data.units(page, { signal });
    return allPacked(ask, unitColumns, plan?.counts.units, queryClient.getQueryData<UnitRow[]>(keys.units));
  },
  structuralSharing: false,
});
export const useUnits = () => useQuery(unitsQuery);

/** The units' borders, the coarsest level first; finer ones are laid in as the map is looked at (map/shape.ts). */
export const shapeQuery = queryOptions({
  queryKey: keys.boundaries,
  queryFn: async ({ signal }) => {
    const found = await client().data.shape({}, { signal });
    // A million points are read in a task of their own: whatever waits goes first.
    await new Promise((resolve) => setTimeout(resolve));
    return found === null ? emptyGeometry(0) : readGeometry(found.bytes, found.level);
  },
  structuralSharing: false,
});
export const useShape = () => useQuery(shapeQuery);

/** Where the accounts are, for the map. */
export const accountPointsQuery = queryOptions({
  queryKey: keys.accountPoints,
  queryFn: async ({ signal }) => readPoints(await client().data.accountPoints(undefined, { signal })),
  structuralSharing: false,
});
export const useAccountPoints = () => useQuery(accountPointsQuery);

export const useAccounts = () =>
  useQuery({
    queryKey: keys.accounts,
    queryFn: async ({ signal }) => {
      await mapShown();
      const before = queryClient.getQueryData<AccountRow[]>(keys.accounts);
      return allPacked((page) => client().data.accounts(page, { signal }), accountColumns, 0, before);
    },
    structuralSharing: false,
  });

export const useReps = () =>
  useQuery({ queryKey: keys.reps, queryFn: ({ signal }) => client().data.reps(undefined, { signal }) });

export const useCompetitors = () =>
  useQuery({
    queryKey: keys.competitors,
    queryFn: ({ signal }) => client().data.competitors(undefined, { signal }),
  });

export const useNeighbours = () =>
  useQuery({
    queryKey: keys.neighbours,
    queryFn: async ({ signal }) => {
      await mapShown();
      const { pairs, links } = await client().data.neighbours(undefined, { signal });
      return { pairs: readPairs(pairs), links };
    },
    structuralSharing: false,
  });
