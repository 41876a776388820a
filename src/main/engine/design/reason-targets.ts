import { components } from './adjacency.ts';
import type { Model } from './model.ts';
import type { Reason } from './problem.ts';
import { amount } from './reason-text.ts';

/** Bands that no partition can meet because of sums alone: over the whole map, and over each separate part of it. */
export function targetReasons(model: Model): Reason[] {
  return [...wholeMap(model), ...separateParts(model)];
}

function wholeMap(model: Model): Reason[] {
  const { bandCount, territoryCount, lower, upper, scale, hard, weights, nodeCount } = model;
  const reasons: Reason[] = [];
  for (let band = 0; band < bandCount; band++) {
    if (hard[band] === 0) continue;
    let total = 0;
    let least = 0;
    let most = 0;
    let targets = 0;
    for (let node = 0; node < nodeCount; node++) total += weights[node * bandCount + band];
    for (let territory = 0; territory < territoryCount; territory++) {
      least += Math.max(0, lower[territory * bandCount + band]);
      most += upper[territory * bandCount + band];
      targets += scale[territory * bandCount + band];
    }
    const missing = Math.max(least - total, total - most);
    if (missing <= 1e-9 * total) continue;
    const name = bandName(model, band);
    reasons.push({
      code: 'TARGETS_IMPOSSIBLE',
      message: `All of ${name} is ${amount(total)}; the territories together must hold between ${amount(least)} and ${amount(most)}.`,
      units: [],
      territories: [],
      relaxBy: missing / targets,
      data: { measure: name, total, least, most },
    });
  }
  return reasons;
}

/** A part of the map that touches nothing else must hold a whole number of territories. Checked for equal targets. */
function separateParts(model: Model): Reason[] {
  const { count, of } = components(model.adjacency);
  if (count === 1) return [];
  const reasons: Reason[] = [];
  for (let band = 0; band < model.problem.measures.length; band++) {
    if (model.hard[band] === 0 || !hasEqualTargets(model, band)) continue;
    const sums = new Float64Array(count);
    of.forEach((part, node) => {
      sums[part] += model.weights[node * model.bandCount + band];
    });
    sums.forEach((sum, part) => {
      const relaxBy = missedWholeNumber(sum, model.lower[band], model.upper[band], model.scale[band]);
      if (relaxBy <= 1e-9) return;
      const name = bandName(model, band);
      reasons.push({
        code: 'TARGETS_IMPOSSIBLE',
        message: `A part of the map that touches nothing else holds ${(sum / model.scale[band]).toFixed(2)} territories' worth of ${name}: no whole number fits. Link it to the rest.`,
        units: [...model.nodeOf.keys()].filter((unit) => of[model.nodeOf[unit]] === part),
        territories: [],
        relaxBy,
        data: { measure: name, worth: sum / model.scale[band] },
      });
    });
  }
  return reasons;
}

/** How far the tolerance must widen so that some number of territories of this band hold `sum` exactly. */
function missedWholeNumber(sum: number, lower: number, upper: number, target: number): number {
  const fewest = Math.max(1, Math.floor(sum / target));
  const miss = (count: number) => Math.max(0, count * lower - sum, sum - count * upper) / (count * target);
  return Math.min(miss(fewest), miss(fewest + 1));
}

function hasEqualTargets(model: Model, band: number): boolean {
  const { territoryCount, bandCount, scale } = model;
  for (let territory = 1; territory < territoryCount; territory++) {
    if (Math.abs(scale[territory * bandCount + band] - scale[band]) > 1e-9 * scale[band]) return false;
  }
  return true;
}

function bandName(model: Model, band: number): string {
  const { measures, limits } = model.problem;
  return (measures[band] ?? limits[band - measures.length])?.name ?? '';
}
