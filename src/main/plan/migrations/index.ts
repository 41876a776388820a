import { firstTables } from './0001-first-tables.ts';
import { distances } from './0002-distances.ts';
import { market } from './0003-market.ts';
import { staffing } from './0004-staffing.ts';
import { treeAndLayers } from './0005-tree-and-layers.ts';
import { quotas } from './0006-quotas.ts';
import { pay } from './0007-pay.ts';
import { whatIf } from './0008-what-if.ts';
import { review } from './0009-review.ts';
import { postalCodes } from './0010-postal-codes.ts';
import type { Migration } from './migration.ts';

export type { Migration } from './migration.ts';

/** Every step ever released, oldest first. */
export const migrations: readonly Migration[] = [
  firstTables,
  distances,
  market,
  staffing,
  treeAndLayers,
  quotas,
  pay,
  whatIf,
  review,
  postalCodes,
];
