import type { PlanReader } from './plan.ts';
import type { ScenarioLayerRecord } from './rows.ts';

/** The layers a scenario has an alignment of, in the order of the layers. */
export function layersOf(plan: PlanReader, scenarioId: number): ScenarioLayerRecord[] {
  return plan.where('scenario_layer', { base_id: scenarioId }).sort((a, b) => a.layer_id - b.layer_id);
}

/** What the alignment of a layer is called wherever a scenario is named: 方案A · 医疗. Free among all scenarios but `exceptId`. */
export function layerScenarioName(plan: PlanReader, base: string, layer: string, exceptId = 0): string {
  const taken = (name: string) => plan.where('scenario', { name }).some(({ id }) => id !== exceptId);
  const wanted = `${base} · ${layer}`;
  if (!taken(wanted)) return wanted;
  let number = 2;
  while (taken(`${wanted} ${number}`)) number++;
  return `${wanted} ${number}`;
}
