export type MergeSide = 'mine' | 'theirs';

export interface ThreeWay<Value> {
  readonly value: Value;
  /** Both sides say something of their own, and not the same. */
  readonly isConflict: boolean;
}

/**
 * One value from two versions of a common original.
 * @param takesAll whether a value `theirs` left alone still counts against one `mine` changed: so when a territory is taken as it is
 * drawn over there, and not only what was changed over there
 */
export function mergeValue<Value>(
  base: Value,
  mine: Value,
  theirs: Value,
  takesAll: boolean,
  choose: () => MergeSide,
): ThreeWay<Value> {
  if (mine === theirs) return { value: mine, isConflict: false };
  if (theirs === base && !takesAll) return { value: mine, isConflict: false };
  if (mine === base) return { value: theirs, isConflict: false };
  return { value: choose() === 'mine' ? mine : theirs, isConflict: true };
}
