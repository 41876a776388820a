import type { GridRegion } from '../../test/support/grid-plan.ts';

/** A province, a country's counties, a country's townships: units, accounts and reps of the made-up regions that are timed. */
export const sizes: readonly (GridRegion & { name: string })[] = [
  { name: '306 units, 6,000 accounts, 36 reps', columns: 18, rows: 17, accounts: 6000, reps: 36, seed: 1 },
  {
    name: '3,108 units, 20,000 accounts, 48 reps',
    columns: 74,
    rows: 42,
    accounts: 20_000,
    reps: 48,
    seed: 1,
  },
  {
    name: '33,000 units, 100,000 accounts, 200 reps',
    columns: 220,
    rows: 150,
    accounts: 100_000,
    reps: 200,
    seed: 1,
  },
];
