import { describe, expect, it } from 'vitest';
import type { Geometry } from './geometry.ts';
import { changedParts } from './repaint.ts';
import type { Scene, SceneTerritory, View } from './scene.ts';
import { mapStyles } from './style.ts';

/** Ten units in a row, each a tenth of the world wide. */
const geometry = {
  unitCount: 10,
  boxes: Float64Array.from({ length: 40 }, (_, at) => {
    const unit = Math.floor(at / 4);
    return [unit / 10, 0.4, (unit + 1) / 10, 0.6][at % 4] ?? 0;
  }),
} as Geometry;
const view: View = { zoom: 2, size: 1000, originX: 0, originY: 0, width: 1000, height: 1000 };

const territory = (solid: string, locked = false) =>
  ({ locked, colour: { solid, line: solid } }) as SceneTerritory;
const scene = {
  geometry,
  style: mapStyles.light,
  layers: { provinces: false, graticule: false },
  unitTerritory: Int32Array.from([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]),
  unitProvince: new Int32Array(10),
  territories: [territory('#336699'), territory('#993366')],
  unitShade: null,
  active: -1,
  selectedUnits: new Set<number>(),
} as unknown as Scene;
const change = (after: Partial<Scene>) => changedParts(scene, { ...scene, ...after }, view);

describe('what is painted again', () => {
  it('is nothing when a scene is the same', () => {
    expect(change({})).toEqual({ ground: [], lines: [] });
  });

  it('is the ground alone when only colours change', () => {
    const everywhere = changedParts(
      scene,
      { ...scene, unitShade: Array.from({ length: 10 }, () => '#123456') },
      { ...view, height: 300, originY: 350 },
    );
    expect(everywhere).toEqual({ ground: null, lines: [] });
    const one = change({ territories: [territory('#336699'), territory('#00aa00')] });
    expect(one).toEqual({ ground: [{ x: 492, y: 392, width: 508, height: 216 }], lines: [] });
  });

  it('is ground and lines around a unit that goes to another territory', () => {
    const unitTerritory = Int32Array.from([0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
    const around = [{ x: 392, y: 392, width: 116, height: 216 }];
    expect(change({ unitTerritory })).toEqual({ ground: around, lines: around });
  });

  it('is the lines alone around a unit that is selected, the ground alone under a lock', () => {
    const around = [{ x: 192, y: 392, width: 116, height: 216 }];
    expect(change({ selectedUnits: new Set([2]) })).toEqual({ ground: [], lines: around });
    const locked = change({ territories: [territory('#336699', true), territory('#993366')] });
    expect(locked).toEqual({ ground: [{ x: 0, y: 392, width: 508, height: 216 }], lines: [] });
  });

  it('is lines, too, when a territory becomes the active one', () => {
    const { ground, lines } = change({ active: 1 });
    expect(ground).toHaveLength(1);
    expect(lines).toEqual([{ x: 492, y: 392, width: 508, height: 216 }]);
  });

  it('is all when the borders or the style are others', () => {
    expect(change({ style: mapStyles.dark })).toEqual({ ground: null, lines: null });
    expect(change({ geometry: { ...geometry } })).toEqual({ ground: null, lines: null });
  });
});
