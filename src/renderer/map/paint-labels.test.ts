import { describe, expect, it } from 'vitest';
import { worldX, worldY } from './mercator.ts';
import { layoutTerritories } from './paint-labels.ts';
import { pickName } from './pick.ts';
import type { Scene, View } from './scene.ts';

/** As much of a canvas as measuring needs: ten pixels a letter. */
const context = {
  font: '',
  measureText: (text: string) => ({ width: 10 * text.length }),
} as unknown as CanvasRenderingContext2D;

const size = 256 * 2 ** 7;
const view: View = {
  zoom: 7,
  size,
  originX: worldX(118) * size,
  originY: worldY(33) * size,
  width: 800,
  height: 600,
};

function scene(territories: readonly { id: number; name: string }[]): Scene {
  return {
    layers: { territoryLabels: true },
    style: { ink: '' },
    active: -1,
    territories: territories.map((one) => ({ ...one, figure: '+1 %', weight: 1, colour: { line: '' } })),
  } as unknown as Scene;
}

const anchor = { x: worldX(119), y: worldY(32), radius: 1 };
const longitudeOf = (pixels: number) => (pixels / size) * 360;

describe('a name on the map', () => {
  it('is found where it stands, and only there', () => {
    const { names } = layoutTerritories(context, scene([{ id: 7, name: 'South' }]), view, 0, [anchor]);
    // Five letters and a margin, centred on the anchor.
    expect(pickName(names, { lng: 119, lat: 32 })).toEqual({ kind: 'name', territoryId: 7 });
    expect(pickName(names, { lng: 119 + longitudeOf(27), lat: 32 })?.territoryId).toBe(7);
    expect(pickName(names, { lng: 119 + longitudeOf(32), lat: 32 })).toBeNull();
  });

  it('is no territory when it names a group of the tree or a design that is only tried', () => {
    const { names } = layoutTerritories(context, scene([{ id: -7, name: 'South' }]), view, 0, [anchor]);
    expect(names).toHaveLength(1);
    expect(pickName(names, { lng: 119, lat: 32 })).toBeNull();
  });

  it('keeps clear of what lies over the window', () => {
    const one = scene([{ id: 1, name: 'First' }]);
    // The anchor's place in the window, whose corner is 20 pixels into the canvas.
    const x = anchor.x * size - view.originX - 20;
    const y = anchor.y * size - view.originY - 20;
    const under = { x: x - 5, y: y - 5, width: 10, height: 10 };
    const beside = { x: x - 5, y: y + 40, width: 10, height: 10 };
    const placed = (covered: Scene['covered'] & object) =>
      layoutTerritories(context, { ...one, covered }, view, 20, [anchor]).names.length;
    expect([placed([under]), placed([beside])]).toEqual([0, 1]);
  });

  it('that found no room is not found either', () => {
    const both = scene([
      { id: 1, name: 'First' },
      { id: 2, name: 'Second' },
    ]);
    const { names } = layoutTerritories(context, both, view, 0, [anchor, anchor]);
    expect(names.map(({ id }) => id)).toEqual([1]);
  });
});
