import { topology } from 'topojson-server';
import { describe, expect, it } from 'vitest';
import type { BoundaryTopology } from '../../../main/engine/geo/boundary.ts';
import { packShape } from '../../../main/engine/geo/shape-pack.ts';
import { pack } from '../../../shared/geometry/packed.ts';
import { type Geometry, readGeometry } from '../geometry.ts';
import { worldSize, worldX, worldY } from '../mercator.ts';
import type { Scene, View } from '../scene.ts';
import { type Part, Sight } from '../sight.ts';
import { mapStyles } from '../style.ts';
import { paintAreas } from './paint-areas.ts';
import { paintStrokes } from './paint-strokes.ts';
import { pixelsOf } from './put.ts';

type Ring = [number, number][];

function geometryOf(shapes: readonly Ring[][]): Geometry {
  const features = shapes.map((coordinates, at) => ({
    type: 'Feature' as const,
    id: at + 1,
    properties: {},
    geometry: { type: 'Polygon' as const, coordinates },
  }));
  const units = { type: 'FeatureCollection' as const, features };
  const made = topology({ units }, 1e6);
  const ids = shapes.map((_, at) => at + 1);
  return readGeometry(pack(packShape(made as unknown as BoundaryTopology, ids)));
}

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/** A degree is 40 pixels; 118° E, 32° N is in the upper left corner. */
const size = 360 * 40;
const view: View = {
  zoom: Math.log2(size / worldSize(0)),
  size,
  originX: Math.round(worldX(118) * size),
  originY: Math.round(worldY(32) * size),
  width: 90,
  height: 1400,
};
const ratio = 1.5;
const canvas = { width: view.width * ratio, height: view.height * ratio };
const all: Part = { x: 0, y: 0, width: view.width, height: view.height };

/** What is needed of a canvas: pixels are put on it. */
class Sheet {
  readonly pixels = new Uint32Array(canvas.width * canvas.height);

  get context(): CanvasRenderingContext2D {
    return {
      createImageData: (width: number, height: number) => ({
        width,
        height,
        data: new Uint8ClampedArray(4 * width * height),
      }),
      putImageData: (
        image: ImageData,
        left: number,
        top: number,
        _x: number,
        _y: number,
        w: number,
        h: number,
      ) => {
        const from = new Uint32Array(image.data.buffer);
        for (let row = 0; row < h; row++)
          for (let column = 0; column < w; column++)
            this.pixels[(top + row) * canvas.width + left + column] = from[row * image.width + column] ?? 0;
      },
    } as unknown as CanvasRenderingContext2D;
  }

  /** Colour at a pixel of the view, as the eight digits of opacity, blue, green, red. */
  at(x: number, y: number): string {
    const pixel = this.pixels[Math.floor(y * ratio) * canvas.width + Math.floor(x * ratio)] ?? 0;
    return pixel.toString(16).padStart(8, '0');
  }
}

const sceneOf = (geometry: Geometry, colours: readonly string[]): Scene =>
  ({
    geometry,
    style: { ...mapStyles.light, land: '#ffffff' },
    overBase: false,
    unitTerritory: new Int32Array(colours.length),
    territories: [],
    unitShade: colours,
    active: -1,
  }) as unknown as Scene;

/** Each colour as it is laid over white land. */
const shades = { '#ff0000': 'ff2e2eff', '#0000ff': 'ffff2e2e' } as const;

function areas(geometry: Geometry, colours: readonly string[], parts: readonly Part[] = [all]): Sheet {
  const sheet = new Sheet();
  const scene = sceneOf(geometry, colours);
  for (const part of parts) {
    const sight = new Sight(geometry, geometry, view, part);
    paintAreas(sheet.context, pixelsOf(part, ratio, canvas), sight, scene, ratio);
  }
  return sheet;
}

/** A saw of borders down the view, through all bands of rows. */
const saw: Ring = Array.from({ length: 900 }, (_, at) => [118.9 + 0.4 * (at % 2), 30.5 - at / 32]);

/** Two neighbours, the right one with a hole; one that reaches into the view, one left of that; a saw below. */
const region = geometryOf([
  [box(118.3, 30.6, 119, 31.6)],
  [box(119, 30.6, 119.9, 31.6), box(119.3, 30.9, 119.6, 31.3).toReversed()],
  [box(117, 30, 118.3, 31.7)],
  [box(116, 30, 117, 31.7)],
  [[...saw, [118.4, 2], [118.4, 30.5], [118.9, 30.5]]],
]);
const colours = ['#ff0000', '#0000ff', '', '#ff0000', '#0000ff'];

/** Pixels that differ by more than what rounding does to a channel. */
const differing = (one: Sheet, other: Sheet) =>
  Array.from(one.pixels).filter((pixel, at) =>
    [0, 8, 16, 24].some(
      (bits) => Math.abs(((pixel >>> bits) & 255) - (((other.pixels[at] ?? 0) >>> bits) & 255)) > 1,
    ),
  );

describe('areas', () => {
  it('have their colour, land where they have none, and nothing in a hole and outside', () => {
    const sheet = areas(region, colours);
    expect(sheet.at(25, 30)).toBe(shades['#ff0000']);
    expect(sheet.at(45, 30)).toBe(shades['#0000ff']);
    expect(sheet.at(58, 42)).toBe('00000000');
    expect(sheet.at(80, 30)).toBe('00000000');
    expect(sheet.at(4, 30)).toBe('ffffffff');
  });

  it('are the same in one piece and in parts', () => {
    const whole = areas(region, colours);
    const parts = areas(region, colours, [
      { x: 0, y: 0, width: 33, height: 1400 },
      { x: 33, y: 0, width: 57, height: 31 },
      { x: 33, y: 31, width: 57, height: 1369 },
    ]);
    expect(differing(whole, parts)).toEqual([]);
  });

  it('that overlap are mixed where they do', () => {
    const sheet = areas(geometryOf([[box(118.3, 30.6, 119.2, 31.6)], [box(118.8, 30.3, 119.9, 31.2)]]), [
      '#ff0000',
      '#0000ff',
    ]);
    expect(sheet.at(25, 30)).toBe(shades['#ff0000']);
    expect(sheet.at(60, 50)).toBe(shades['#0000ff']);
    expect(sheet.at(40, 45)).toBe('ff972e96');
  });
});

describe('strokes', () => {
  const arcs = Array.from(region.arcA, (_, arc) => arc);
  const strokes = (parts: readonly Part[]) => {
    const sheet = new Sheet();
    for (const part of parts)
      paintStrokes(
        sheet.context,
        pixelsOf(part, ratio, canvas),
        new Sight(region, region, view, part),
        [
          { arcs, colour: 'rgb(255 255 255 / 65%)', width: 6 },
          { arcs, colour: '#282e3a', width: 2 },
        ],
        ratio,
      );
    return sheet;
  };

  it('follow the borders, the later over the earlier, and leave the rest clear', () => {
    const sheet = strokes([all]);
    expect(sheet.at(40, 30)).toBe('ff3a2e28');
    expect(sheet.at(42, 30).slice(0, 2)).toBe('a6');
    expect(sheet.at(30, 30)).toBe('00000000');
  });

  it('are the same in one piece and in parts', () => {
    const whole = strokes([all]);
    const parts = strokes([
      { x: 0, y: 0, width: 41, height: 1400 },
      { x: 41, y: 0, width: 49, height: 333 },
      { x: 41, y: 333, width: 49, height: 1067 },
    ]);
    expect(differing(whole, parts)).toEqual([]);
  });
});
