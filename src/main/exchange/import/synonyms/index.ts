import type { ImportKind } from '../../../../shared/domain/import-fields.ts';
import { accounts } from './accounts.ts';
import { assignments } from './assignments.ts';
import { competitors } from './competitors.ts';
import { distances } from './distances.ts';
import { postalCodes } from './postal-codes.ts';
import { reps } from './reps.ts';
import { sales } from './sales.ts';
import { tree } from './tree.ts';
import { units } from './units.ts';

/** Stems (see `parseHeading`) by which a column is known, best first. Compared whole first, then as a part. */
export const synonyms: Readonly<Record<ImportKind, Readonly<Record<string, readonly string[]>>>> = {
  units,
  accounts,
  reps,
  competitors,
  sales,
  assignments,
  tree,
  distances,
  postalCodes,
};
