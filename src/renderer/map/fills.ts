import { fromHex, toHex } from '../../shared/domain/colour-math.ts';
import type { Scene } from './scene.ts';

/** The colour every unit is filled with, as an index into the colours; -1 = left as land. */
export interface Fills {
  colours: readonly string[];
  of: Int16Array;
}

const shadeAlpha = 0.82;
const unassignedAlpha = 0.8;

/** A colour laid over land at some strength: drawn opaque, so that shapes drawn one by one leave no seam. */
function over(land: string, colour: string, alpha: number): string {
  const below = fromHex(land);
  const above = fromHex(colour);
  const part = (at: 0 | 1 | 2) => below[at] + (above[at] - below[at]) * alpha;
  return toHex([part(0), part(1), part(2)]);
}

const known = new WeakMap<Scene, Fills>();

export function fillsOf(scene: Scene): Fills {
  let fills = known.get(scene);
  if (fills === undefined) {
    fills = workOut(scene);
    known.set(scene, fills);
  }
  return fills;
}

function workOut(scene: Scene): Fills {
  const { style, territories, unitTerritory, unitShade, active } = scene;
  const of = new Int16Array(scene.geometry.unitCount).fill(-1);
  const colours: string[] = [];
  const add = (colour: string, alpha: number) => colours.push(over(style.land, colour, alpha)) - 1;
  if (unitShade !== null) {
    const indices = new Map<string, number>([['', -1]]);
    for (let unit = 0; unit < of.length; unit++) {
      const colour = unitShade[unit] ?? '';
      let index = indices.get(colour);
      if (index === undefined) {
        index = add(colour, shadeAlpha);
        indices.set(colour, index);
      }
      of[unit] = index;
    }
    return { colours, of };
  }
  const ofTerritory = territories.map(({ colour }, at) =>
    add(colour.solid, active === at ? style.activeAlpha : style.fillAlpha),
  );
  const ofNobody = add(style.unassigned, active === -2 ? style.activeAlpha : unassignedAlpha);
  for (let unit = 0; unit < of.length; unit++) of[unit] = ofTerritory[unitTerritory[unit] ?? -1] ?? ofNobody;
  return { colours, of };
}
