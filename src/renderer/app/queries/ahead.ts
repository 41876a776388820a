import { queryClient } from '../query-client.ts';
import { scenarioToShow } from '../view-memory.ts';
import { accountPointsQuery, shapeQuery, unitsQuery } from './dataset.ts';
import { planQuery } from './plan.ts';
import { alignmentQuery } from './scenario.ts';

/**
 * A plan has been opened: what its map is drawn from comes while the frame is still being put together, in the order it is
 * answered in. What fails here is asked again, and told, by whoever shows it.
 */
export async function fetchMapAhead(): Promise<void> {
  void queryClient.prefetchQuery(shapeQuery);
  const plan = await queryClient.fetchQuery({ ...planQuery, staleTime: 0 }).catch(() => null);
  const scenarioId = plan && scenarioToShow(plan);
  if (scenarioId !== null) void queryClient.prefetchQuery(alignmentQuery(scenarioId));
  void queryClient.prefetchQuery(accountPointsQuery);
  void queryClient.prefetchQuery(unitsQuery);
}
