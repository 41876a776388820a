import type { LayerList } from '../../../shared/contract/layers.ts';
import type { LayerRule } from '../../../shared/domain/layer-rule.ts';
import type { Client } from '../../app/client.ts';
import { run } from '../../app/commands.ts';
import { keys } from '../../app/queries.ts';
import { queryClient } from '../../app/query-client.ts';
import { setApp } from '../../app/store.ts';

async function change<T extends LayerList>(call: (client: Client) => Promise<T>): Promise<T | undefined> {
  const list = await run(call);
  if (list === undefined) return undefined;
  // The scenarios of the plan have changed with it: what is on screen must be among them.
  await queryClient.invalidateQueries({ queryKey: keys.state });
  await queryClient.invalidateQueries({ queryKey: ['layers'] });
  return list;
}

export function showAlignment(scenarioId: number): void {
  setApp({ scenarioId, territoryId: null, selection: null });
}

export interface LayerDraft {
  name: string;
  rule: LayerRule;
  exclusive: boolean;
}

export async function addLayer(baseId: number, draft: LayerDraft, start: 'copy' | 'empty'): Promise<boolean> {
  const list = await change((to) => to.layers.add({ scenarioId: baseId, ...draft, start }));
  const made = list?.layers.find(({ id }) => id === list.layerId)?.alignmentId;
  if (made != null) showAlignment(made);
  return list !== undefined;
}

export async function updateLayer(baseId: number, layerId: number, draft: LayerDraft): Promise<boolean> {
  return (await change((to) => to.layers.update({ scenarioId: baseId, layerId, ...draft }))) !== undefined;
}

export async function removeLayer(baseId: number, layerId: number): Promise<void> {
  showAlignment(baseId);
  await change((to) => to.layers.remove({ scenarioId: baseId, layerId }));
}

export async function dropLayer(baseId: number, layerId: number): Promise<void> {
  showAlignment(baseId);
  await change((to) => to.layers.drop({ scenarioId: baseId, layerId }));
}

export async function takeLayer(baseId: number, layerId: number): Promise<void> {
  const list = await change((to) => to.layers.use({ scenarioId: baseId, layerId, start: 'copy' }));
  const made = list?.layers.find(({ id }) => id === layerId)?.alignmentId;
  if (made != null) showAlignment(made);
}
