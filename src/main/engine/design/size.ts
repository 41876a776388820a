import type { DesignProblem } from './problem.ts';

/** Units × territories above which one start takes seconds, so that doing anything many times does not pay. */
const LARGE = 2_000_000;

/** Too large for many starts, for repeated searches, and for a bound that tries every unit as a centre. */
export function isLarge({ unitCount, territoryCount }: DesignProblem): boolean {
  return unitCount * territoryCount > LARGE;
}
