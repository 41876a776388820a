import { writeFileSync } from 'node:fs';
import { shapeOf } from '../../src/main/engine/geo/boundary.ts';
import type { Shape } from '../../src/main/engine/geo/polygon-set.ts';
import { generator } from '../../test/support/grid-plan.ts';
import { type BigPlan, bigBoundary } from '../scale/big-plan.ts';

/** The made-up country of `bench -- scale`, 33,000 townships, as a file whose borders don't all meet. */
const country: BigPlan = { columns: 220, rows: 150, accounts: 0, reps: 0, stretches: 16, seed: 1 };
/** One township in so many is drawn apart: a little too small (gaps all round) or too large (overlaps), by turns. */
const oneIn = 33;
const metresPerDegree = 111_195;

/** Writes the map as GeoJSON; answers how many units and vertices it has, and how many of them are drawn apart. */
export function writeDamagedMap(path: string): { units: number; vertices: number; damaged: number } {
  const random = generator(country.seed);
  const boundary = bigBoundary(country);
  let [vertices, damaged] = [0, 0];
  const features = boundary.objects.units.geometries.map((geometry, unit) => {
    let shape: Shape = shapeOf(boundary, geometry) ?? [];
    if (random() * oneIn < 1) {
      // 4 to 12 m.
      const metres = 4 + 8 * random();
      shape = drawnApart(shape, damaged++ % 2 === 0 ? -metres : metres);
    }
    for (const part of shape) for (const ring of part) vertices += ring.length;
    return {
      type: 'Feature',
      properties: { code: String(100_000_000 + unit), name: `镇${unit}` },
      geometry: { type: 'Polygon', coordinates: shape[0] },
    };
  });
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
  return { units: features.length, vertices, damaged };
}

/** Every vertex moved away from the middle by so many metres. */
function drawnApart(shape: Shape, metres: number): Shape {
  const points = shape.flat(2);
  const middle = [0, 1].map((axis) => points.reduce((sum, at) => sum + (at[axis] ?? 0), 0) / points.length);
  return shape.map((part) =>
    part.map((ring) =>
      ring.map(([x = 0, y = 0]) => {
        const [dx, dy] = [x - (middle[0] ?? 0), y - (middle[1] ?? 0)];
        const by = metres / metresPerDegree / Math.hypot(dx, dy);
        return [x + dx * by, y + dy * by];
      }),
    ),
  );
}
