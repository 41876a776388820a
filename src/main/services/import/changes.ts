import type { PlanWriter } from '../../plan/plan.ts';

/** What an import would do to the plan: rows of the file counted by what becomes of them, and the writes. */
export interface Changes {
  created: number;
  updated: number;
  unchanged: number;
  /** Rows of the plan that go. */
  removed?: number;
  write(writer: PlanWriter): void;
}

export type RowState = 'created' | 'updated' | 'unchanged';

/** Shallow equality of two rows of one table. */
export function sameRow<T extends object>(a: T, b: T): boolean {
  const keys = Object.keys(a) as (keyof T)[];
  return keys.every((key) => Object.is(a[key], b[key]));
}

/** The value given, or what stands when the cell was empty: an empty cell never erases. */
export const orKeep = (given: string, stands: string): string => (given === '' ? stands : given);
