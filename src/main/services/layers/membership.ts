import { type LayerRule, layerRule } from '../../../shared/domain/layer-rule.ts';
import { matchRule } from '../../engine/measures/layer-rule.ts';
import { layersOf } from '../../plan/layer-scenarios.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { LayerRecord } from '../../plan/rows.ts';
import type { Dataset } from '../dataset.ts';
import { storedJson } from '../stored-json.ts';
import { ruleColumns } from './rule-columns.ts';

/** A rule nobody can read any more selects nothing. */
const nothing: LayerRule = { match: 'all', conditions: [] };

export function readRule({ rule }: LayerRecord): LayerRule {
  try {
    const parsed = layerRule.safeParse(storedJson(rule));
    return parsed.success ? parsed.data : nothing;
  } catch {
    return nothing;
  }
}

export function layersInOrder(plan: PlanReader): LayerRecord[] {
  return plan.all('layer').sort((a, b) => a.position - b.position || a.id - b.id);
}

/** Who is in which layer: 1 per account and layer, by layer id, in the layers' order. */
export interface Memberships {
  /** What each rule selects. */
  readonly matched: ReadonlyMap<number, Uint8Array>;
  /** The accounts each layer has: an account of two exclusive layers is the first one's. */
  readonly held: ReadonlyMap<number, Uint8Array>;
}

/** @param layers those that count, in their order */
export function memberships(data: Dataset, layers: readonly LayerRecord[]): Memberships {
  const columns = ruleColumns(data);
  const matched = new Map<number, Uint8Array>();
  const held = new Map<number, Uint8Array>();
  const taken = new Uint8Array(data.accounts.length);
  for (const layer of layers) {
    const own = matchRule(readRule(layer), columns);
    matched.set(layer.id, own);
    if (layer.exclusive === 0) {
      held.set(layer.id, own);
      continue;
    }
    held.set(
      layer.id,
      own.map((is, account) => (taken[account] === 1 ? 0 : is)),
    );
    own.forEach((is, account) => {
      if (is === 1) taken[account] = 1;
    });
  }
  return { matched, held };
}

/** The layers a scenario uses, in their order. `scenarioId` is the scenario itself, not a layer's alignment. */
export function usedLayers(plan: PlanReader, baseId: number): LayerRecord[] {
  const used = new Set(layersOf(plan, baseId).map(({ layer_id }) => layer_id));
  return layersInOrder(plan).filter(({ id }) => used.has(id));
}

/**
 * The accounts a scenario is about: a layer's alignment has those the layer holds, the scenario itself all that no exclusive
 * layer it uses holds.
 * @returns 1 per account; null = all of them
 */
export function scenarioAccounts(plan: PlanReader, data: Dataset, scenarioId: number): Uint8Array | null {
  const link = plan.get('scenario_layer', { scenario_id: scenarioId });
  const used = usedLayers(plan, link?.base_id ?? scenarioId);
  if (!link && used.every(({ exclusive }) => exclusive === 0)) return null;
  const { held } = memberships(data, used);
  if (link) return held.get(link.layer_id) ?? new Uint8Array(data.accounts.length);
  const left = new Uint8Array(data.accounts.length).fill(1);
  for (const { id, exclusive } of used) {
    if (exclusive === 0) continue;
    held.get(id)?.forEach((is, account) => {
      if (is === 1) left[account] = 0;
    });
  }
  return left;
}
