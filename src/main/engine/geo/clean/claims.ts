import type { OverlapRule } from '../../../../shared/domain/border-cleaning.ts';
import type { NetFace } from './net.ts';

/** Nobody's: outside, or a gap too wide to be a slip. */
export const nobody = -1;

/**
 * The unit of each face as drawn. A face of several goes by the rule; but a unit that would be left with nothing (an enclave
 * drawn over its surroundings) keeps what is its.
 */
export function claimFaces(
  faces: readonly NetFace[],
  unitAreas: ArrayLike<number>,
  rule: OverlapRule,
): Int32Array {
  const owner = new Int32Array(faces.length).fill(nobody);
  const before = (a: number, b: number) => (rule === 'larger' ? unitAreas[b] - unitAreas[a] : 0) || a - b;
  const held = new Map<number, number>();
  const give = (face: number, unit: number) => {
    if (owner[face] !== nobody) held.set(owner[face], (held.get(owner[face]) ?? 0) - 1);
    held.set(unit, (held.get(unit) ?? 0) + 1);
    owner[face] = unit;
  };
  faces.forEach(({ units }, face) => {
    const [first] = [...units].sort(before);
    if (first !== undefined) give(face, first);
  });
  faces.forEach(({ units }, face) => {
    if (units.length < 2 || (held.get(owner[face]) ?? 0) < 2) return;
    const robbed = units.filter((unit) => (held.get(unit) ?? 0) === 0);
    const [least] = robbed.sort((a, b) => unitAreas[a] - unitAreas[b] || a - b);
    if (least !== undefined) give(face, least);
  });
  return owner;
}
