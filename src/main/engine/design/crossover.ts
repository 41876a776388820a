import type { Model } from './model.ts';
import type { Random } from './random.ts';

/**
 * Centres of two plans crossed along a straight line: one parent's on this side, the other's beyond, cut where the
 * number comes out right. Territories of a good plan are good locally, so halves of two good plans often beat both
 * (geographic crossover, as in memetic algorithms for p-median). Null when no cut mixes the two.
 *
 * @param first, @param second centre units per territory; fixed centres hold -1 in both and stay out of it
 * @returns centre unit per territory
 */
export function crossCentres(
  model: Model,
  first: Int32Array,
  second: Int32Array,
  random: Random,
): Int32Array | null {
  const { x, y } = model.problem.place;
  const angle = 2 * Math.PI * random.fraction();
  const along = (unit: number) => Math.cos(angle) * x[unit] + Math.sin(angle) * y[unit];
  const slots = [...first.keys()].filter((territory) => first[territory] >= 0 && second[territory] >= 0);
  const sorted = (centres: Int32Array) =>
    slots.map((slot) => centres[slot]).sort((a, b) => along(a) - along(b) || a - b);
  const near = sorted(first);
  const far = sorted(second);
  // taking `count` from the near side of the first leaves the cut between its last taken and first left centre
  const mixes: number[][] = [];
  for (let count = 1; count < slots.length; count++) {
    const low = along(near[count - 1]);
    const high = along(near[count]);
    const beyond = far.slice(count);
    if (along(beyond[0]) < low || (count > 0 && along(far[count - 1]) > high)) continue;
    const mix = [...near.slice(0, count), ...beyond];
    if (new Set(mix).size === slots.length && count >= slots.length / 6 && count <= (5 * slots.length) / 6)
      mixes.push(mix);
  }
  if (mixes.length === 0) return null;
  const mix = mixes[random.below(mixes.length)];
  const child = first.slice();
  slots.forEach((slot, index) => {
    child[slot] = mix[index];
  });
  return child;
}
