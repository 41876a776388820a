import type { DesignSettings } from '../../../shared/contract/design.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { keys } from '../../app/queries.ts';
import { queryClient } from '../../app/query-client.ts';
import { alignmentOf, type DesignForm, settingsFor } from './settings.ts';

const unitsNow = () => queryClient.getQueryData<{ id: number }[]>(keys.units) ?? [];

/** Units of the plan as last read: 0 before they were. */
export const unitCountNow = (): number => unitsNow().length;

/** A form as the contract wants it for a scenario, held against what the plan has now. */
export function settingsNow(form: DesignForm, scenarioId: number): DesignSettings {
  const alignment = queryClient.getQueryData<Alignment>(keys.alignment(scenarioId));
  const { territoryIds } = alignmentOf(alignment);
  return settingsFor(form, scenarioId, territoryIds, new Set(unitsNow().map(({ id }) => id)));
}

/** After units were split or linked: everything a design is drawn on is read again before the next one starts. */
export async function rereadUnits(): Promise<void> {
  await Promise.all([
    queryClient.refetchQueries({ queryKey: keys.units }),
    queryClient.refetchQueries({ queryKey: keys.boundaries }),
    queryClient.refetchQueries({ queryKey: ['alignment'] }),
  ]);
}

/** Calls back whenever the plan's units were read again. Answers how to stop. */
export function onUnits(changed: () => void): () => void {
  return queryClient.getQueryCache().subscribe((event) => {
    if (
      event.type === 'updated' &&
      event.action.type === 'success' &&
      event.query.queryKey[0] === keys.units[0]
    )
      changed();
  });
}
