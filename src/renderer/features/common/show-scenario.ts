import { notifyManager } from '@tanstack/react-query';
import { client } from '../../app/client.ts';
import { keys } from '../../app/queries.ts';
import { queryClient } from '../../app/query-client.ts';
import { setApp } from '../../app/store.ts';

/**
 * Brings a scenario on screen that may just have been made: the plan's list must hold it first, or the frame takes it for a
 * removed one. Query observers are told through the notify manager; the choice follows in the same line.
 */
export async function showScenario(scenarioId: number): Promise<void> {
  queryClient.setQueryData(keys.state, await client().plan.state());
  await new Promise<void>((resolve) => {
    notifyManager.schedule(() => {
      setApp({ scenarioId, territoryId: null, selection: null });
      resolve();
    });
  });
}
