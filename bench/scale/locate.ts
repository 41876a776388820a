import { boundaryPolygons } from '../../src/main/engine/geo/boundary.ts';
import { createLocator } from '../../src/main/engine/geo/locator.ts';
import { generator } from '../../test/support/grid-plan.ts';
import { type BigPlan, bigBoundary } from './big-plan.ts';
import type { Figure } from './report.ts';

/** Which township each of as many points as there are accounts lies in: finest borders, index built and asked. */
export function benchLocate(size: BigPlan): Figure[] {
  const { set } = boundaryPolygons(bigBoundary(size));
  const random = generator(size.seed + 2);
  const started = performance.now();
  const locator = createLocator(set);
  const [west, south, east, north] = locator.bounds;
  let inside = 0;
  for (let point = 0; point < size.accounts; point++)
    if (locator.locate(west + random() * (east - west), south + random() * (north - south)) >= 0) inside++;
  const value = performance.now() - started;
  if (inside < size.accounts * 0.9) throw new Error('most points should lie in a township');
  const peak = process.resourceUsage().maxRSS / 1024;
  return [
    { work: 'assign points to polygons', bar: 1000, value },
    { work: 'assign points, peak memory of this process with the borders', unit: 'MB', value: peak },
  ];
}
