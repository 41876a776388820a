import { useQuery } from '@tanstack/react-query';
import type { AccountRow, UnitRow } from '../../../shared/contract/data.ts';
import { emptyGeometry, readGeometry } from '../../map/geometry.ts';
import { readPoints } from '../../map/points.ts';
import { readPairs } from '../../map/walk.ts';
import { client } from '../client.ts';
import { mapShown } from '../map-shown.ts';
import { keys } from './keys.ts';
import { allRows } from './pages.ts';

export const useUnits = () =>
  useQuery({
    queryKey: keys.units,
    queryFn: ({ signal }) => allRows<UnitRow>((page) => client().data.units(page, { signal })),
  });

/** The units' borders, the coarsest level first; finer ones are laid in as the map is looked at (map/shape.ts). */
export const useShape = () =>
  useQuery({
    queryKey: keys.boundaries,
    queryFn: async ({ signal }) => {
      const found = await client().data.shape({}, { signal });
      return found === null ? emptyGeometry(0) : readGeometry(await found.bytes.arrayBuffer(), found.level);
    },
    structuralSharing: false,
  });

/** Where the accounts are, for the map. */
export const useAccountPoints = () =>
  useQuery({
    queryKey: keys.accountPoints,
    queryFn: async ({ signal }) =>
      readPoints(await (await client().data.accountPoints(undefined, { signal })).arrayBuffer()),
    structuralSharing: false,
  });

export const useAccounts = () =>
  useQuery({
    queryKey: keys.accounts,
    queryFn: async ({ signal }) => {
      await mapShown();
      return allRows<AccountRow>((page) => client().data.accounts(page, { signal }));
    },
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
      const { pairs, links } = await client().data.neighbours(undefined, { signal });
      return { pairs: readPairs(await pairs.arrayBuffer()), links };
    },
    structuralSharing: false,
  });
