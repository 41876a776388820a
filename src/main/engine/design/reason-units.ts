import type { Model } from './model.ts';
import type { Reason } from './problem.ts';
import { percent } from './reason-text.ts';

/** Units (or keep-together groups) heavier than the most any territory may hold, heaviest first. */
export function bigUnitReasons(model: Model): Reason[] {
  const { problem, nodeCount, bandCount, weights, upper, scale, hard, lock, units, unitOffsets } = model;
  const reasons: Reason[] = [];
  const names = [...problem.measures, ...problem.limits].map((band) => band.name);
  for (let band = 0; band < bandCount; band++) {
    if (hard[band] === 0) continue;
    const roomiest = roomiestTerritory(model, band);
    for (let node = 0; node < nodeCount; node++) {
      const territory = lock[node] >= 0 ? lock[node] : roomiest;
      const cell = territory * bandCount + band;
      const weight = weights[node * bandCount + band];
      if (weight <= upper[cell]) continue;
      const relaxBy = (weight - upper[cell]) / scale[cell];
      reasons.push({
        code: 'UNIT_TOO_BIG',
        message: `Holds ${percent(weight / scale[cell])} of a territory's ${names[band]} by itself, ${percent(relaxBy)} more than is allowed. Split it into ${Math.ceil(weight / upper[cell])} or more parts by its accounts.`,
        units: [...units.subarray(unitOffsets[node], unitOffsets[node + 1])],
        territories: lock[node] >= 0 ? [lock[node]] : [],
        relaxBy,
        data: {
          measure: names[band],
          weight,
          allowed: upper[cell],
          target: scale[cell],
          parts: Math.ceil(weight / upper[cell]),
        },
      });
    }
  }
  return reasons.sort((a, b) => (b.relaxBy ?? 0) - (a.relaxBy ?? 0));
}

function roomiestTerritory(model: Model, band: number): number {
  const { territoryCount, bandCount, upper, problem } = model;
  let best = 0;
  for (let territory = 0; territory < territoryCount; territory++) {
    if (problem.frozen[territory] === 1) continue;
    if (problem.frozen[best] === 1 || upper[territory * bandCount + band] > upper[best * bandCount + band])
      best = territory;
  }
  return best;
}
