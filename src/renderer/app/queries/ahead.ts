import { prepareAnchors } from '../../map/labels.ts';
import { arcUnitsOf } from '../../map/raster/arc-units.ts';
import { queryClient } from '../query-client.ts';
import { scenarioToShow } from '../view-memory.ts';
import { accountPointsQuery, shapeQuery, unitsQuery } from './dataset.ts';
import { planQuery } from './plan.ts';
import { alignmentQuery } from './scenario.ts';

/**
 * A plan has been opened: what its map is drawn from comes while the frame is still being put together, in the order it is
 * answered in: the units last, for nothing is drawn without them and everything at once with them. What fails here is asked
 * again, and told, by whoever shows it.
 */
export async function fetchMapAhead(): Promise<void> {
  void queryClient.prefetchQuery(shapeQuery);
  const plan = await queryClient.fetchQuery(planQuery).catch(() => null);
  const scenarioId = plan && scenarioToShow(plan);
  if (scenarioId !== null) void placeLabels(scenarioId).catch(() => undefined);
  void queryClient.prefetchQuery(accountPointsQuery);
  void queryClient.prefetchQuery(unitsQuery);
}

/** Works out where the labels of the territories lie, and who has which border, while units and accounts are still on their way. */
async function placeLabels(scenarioId: number): Promise<void> {
  const [{ territories, unitTerritory }, geometry] = await Promise.all([
    queryClient.fetchQuery(alignmentQuery(scenarioId)),
    queryClient.fetchQuery(shapeQuery),
  ]);
  // What else came with it is taken in first.
  await new Promise((resolve) => setTimeout(resolve));
  arcUnitsOf(geometry);
  const index = new Map(territories.map(({ id }, at) => [id, at]));
  prepareAnchors(
    geometry,
    Int32Array.from(unitTerritory, (id) => index.get(id) ?? -1),
    territories.length,
  );
}
