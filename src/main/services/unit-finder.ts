import Flatbush from 'flatbush';
import { createLocator } from '../engine/geo/locator.ts';
import { coastMetres } from '../exchange/import/resolve-point.ts';
import { type BordersIndex, indexBorders, indexBordersApart } from '../jobs/borders-index-job.ts';
import type { PlanReader } from '../plan/plan.ts';

/** The unit a point lies in, or off whose coast it lies; null = in none. Degrees WGS84. */
export type FindUnit = (longitude: number, latitude: number) => number | null;

/** Text from which on the index is made in a thread of its own: below, it takes some 20 ms. */
const ownThread = 500_000;

/** Looks points up in a plan's borders. What they are looked up in is kept for as long as the borders stay as they are. */
export function createUnitFinder() {
  let known: { topology: string; find: FindUnit } | null = null;
  const keep = (topology: string, index: BordersIndex): FindUnit => {
    known = { topology, find: finderOf(index) };
    return known.find;
  };
  const bordersOf = (plan: PlanReader) => plan.get('boundary', { level: 0 })?.topology ?? null;
  return {
    /** Makes ready what `of` needs without holding anybody up. @throws AppError PLAN_PART_DAMAGED */
    async prepare(plan: PlanReader): Promise<void> {
      const topology = bordersOf(plan);
      if (topology === null || topology.length < ownThread || topology === known?.topology) return;
      keep(topology, await indexBordersApart(topology));
    },

    /** @throws AppError PLAN_PART_DAMAGED */
    of(plan: PlanReader): FindUnit {
      const topology = bordersOf(plan);
      if (topology === null) return () => null;
      return topology === known?.topology ? known.find : keep(topology, indexBorders(topology));
    },
  };
}

export type UnitFinder = ReturnType<typeof createUnitFinder>;

function finderOf({ ids, set, boxes }: BordersIndex): FindUnit {
  const locator = createLocator(set, boxes && Flatbush.from(boxes));
  return (longitude, latitude) => {
    const inside = locator.locate(longitude, latitude);
    const unit = inside >= 0 ? inside : locator.nearest(longitude, latitude, coastMetres);
    return unit >= 0 ? ids[unit] : null;
  };
}
