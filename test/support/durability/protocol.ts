/** What is interrupted. Each is done over and over by a child until it is killed. */
export const operations = [
  'import',
  'design',
  'edit',
  'undo',
  'migrate',
  'copy',
  'backup',
  'restore',
] as const;
export type Operation = (typeof operations)[number];

/** Deliberate mistakes, to see that the check would notice them. */
export const mistakes = ['noJournal', 'earlyAnswer'] as const;
export type Mistake = (typeof mistakes)[number];

/** What a child is asked to do: the first line of its standard input. */
export interface Order {
  folder: string;
  operation: Operation;
  seed: number;
  mistake: Mistake | null;
  /** Hardly a page stays in memory, as in a step on a large plan: it is written into the file long before the commit. */
  spills: boolean;
  /** When to die: so long after the step of this number has begun. */
  death: { step: number; milliseconds: number };
}

/** A line of a child's standard output. An answer is written only after the program has accepted the step. */
export type Line =
  | { type: 'booted' }
  | { type: 'begin' }
  /** `digest`: of the plan, or for a copy, backup or restored plan of that file; `file` names it. */
  | { type: 'answer'; revision: number; digest: string; file: string | null; milliseconds: number };

/** Files of a lane's folder. */
export const names = {
  plan: 'plan.sqlite',
  /** A plan as the first release would have left it. */
  old: 'old.sqlite',
  migrated: 'migrated.sqlite',
  restored: 'restored.sqlite',
  copies: 'copies',
  data: 'data',
} as const;
