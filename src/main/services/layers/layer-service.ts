import type { AccountSums, LayerList, RulePreview, RuleWords } from '../../../shared/contract/layers.ts';
import { type LayerRule, layerTextFields } from '../../../shared/domain/layer-rule.ts';
import { AppError } from '../../../shared/errors.ts';
import { matchRule } from '../../engine/measures/layer-rule.ts';
import { layerScenarioName, layersOf } from '../../plan/layer-scenarios.ts';
import { finish, type Pieces } from '../../plan/pieces.ts';
import type { Plan, PlanReader, PlanWriter } from '../../plan/plan.ts';
import type { LayerRecord } from '../../plan/rows.ts';
import { scenarioRecord } from '../assignment.ts';
import type { Dataset, Figures } from '../dataset.ts';
import type { Projection } from '../projection.ts';
import { inTurns } from '../turns.ts';
import { layersInOrder, memberships, readRule, scenarioAccounts, usedLayers } from './membership.ts';
import { ruleColumns } from './rule-columns.ts';

/** How a layer's alignment begins: with the scenario's own territories, or with none. */
export type LayerStart = 'copy' | 'empty';

export interface LayerPatch {
  name?: string | undefined;
  rule?: LayerRule | undefined;
  exclusive?: boolean | undefined;
}

/** Most words of a field that are offered, and most names of accounts that are shown. */
const mostWords = 200;
const exampleCount = 5;

const topics = ['layers', 'scenarios', 'state', 'alignment', 'quota'] as const;

/**
 * Layers 划分维度: ways of cutting the market beside geography. A layer's alignment within a scenario is a scenario row of its own,
 * so that design, quotas and comparison work on it as on any other (docs/adr/0005-layers.md). Every change is one undo entry.
 */
export function createLayerService(plan: () => Plan, projection: Projection) {
  const list = (scenarioId: number): LayerList => {
    const baseId = baseOf(plan(), scenarioId);
    const layers = layersInOrder(plan());
    if (layers.length === 0) return withoutLayers(baseId, projection.figures());
    const data = projection.dataset();
    const used = new Map(layersOf(plan(), baseId).map((link) => [link.layer_id, link.scenario_id]));
    // Those the scenario uses come first: they take accounts from one another; of the others it is shown what they would have.
    const inUse = layers.filter(({ id }) => used.has(id));
    const { matched } = memberships(data, layers);
    const heldBy = (layer: LayerRecord) =>
      memberships(data, used.has(layer.id) ? inUse : [...inUse, layer]).held.get(layer.id);
    const inSome = new Uint8Array(data.accounts.length);
    const exclusives = new Uint8Array(data.accounts.length);
    for (const { id, exclusive } of layers) {
      matched.get(id)?.forEach((is, account) => {
        if (is === 0) return;
        inSome[account] = 1;
        if (exclusive === 1) exclusives[account] = Math.min(2, exclusives[account] + 1);
      });
    }
    const geography = scenarioAccounts(plan(), data, baseId);
    return {
      baseId,
      layers: layers.map((record) => {
        const own = heldBy(record);
        const all = matched.get(record.id);
        return {
          id: record.id,
          name: record.name,
          rule: readRule(record),
          exclusive: record.exclusive === 1,
          sums: sumsOf(data, (account) => own?.[account] === 1),
          takenBefore: data.accounts.filter((_, account) => all?.[account] === 1 && own?.[account] !== 1)
            .length,
          alignmentId: used.get(record.id) ?? null,
        };
      }),
      geography: sumsOf(data, (account) => geography === null || geography[account] === 1),
      total: sumsOf(data, () => true),
      inNoLayer: sumsOf(data, (account) => inSome[account] === 0),
      inTwoExclusive: sumsOf(data, (account) => exclusives[account] === 2),
    };
  };

  return {
    list,

    words: (): RuleWords[] => finish(ruleWords(projection.dataset())),
    /** As `words`, in turns of the event loop. */
    wordsInTurns: (signal?: AbortSignal): Promise<RuleWords[]> =>
      inTurns(plan, () => ruleWords(projection.dataset()), signal),

    /** Selects nothing for good: what a rule would select. `exceptId` = the layer whose rule it is to become. */
    preview(rule: LayerRule, exceptId: number | null): RulePreview {
      const data = projection.dataset();
      const selected = matchRule(rule, ruleColumns(data));
      const others = layersInOrder(plan()).filter(({ id, exclusive }) => exclusive === 1 && id !== exceptId);
      const { matched } = memberships(data, others);
      let inOtherExclusive = 0;
      const examples: string[] = [];
      data.accounts.forEach((account, index) => {
        if (selected[index] === 0) return;
        if (examples.length < exampleCount) examples.push(account.name || account.ref);
        if ([...matched.values()].some((other) => other[index] === 1)) inOtherExclusive++;
      });
      return { sums: sumsOf(data, (account) => selected[account] === 1), inOtherExclusive, examples };
    },

    accounts(scenarioId: number): number[] | null {
      scenarioRecord(plan(), scenarioId);
      const data = projection.figures(scenarioId);
      return data === projection.figures() ? null : [...data.accountIds];
    },

    add(
      scenarioId: number,
      name: string,
      rule: LayerRule,
      exclusive: boolean,
      start: LayerStart,
    ): LayerList & { layerId: number } {
      const baseId = baseOf(plan(), scenarioId);
      requireFree(plan(), name, 0);
      requireRule(rule);
      const layerId = plan().edit({ key: 'layers.add', params: { name } }, topics, (write) => {
        const id = write.max('layer', 'id') + 1;
        const position = layersInOrder(write).reduce((most, row) => Math.max(most, row.position + 1), 0);
        write.put('layer', {
          id,
          name,
          rule: JSON.stringify(rule),
          exclusive: Number(exclusive),
          position,
        });
        putAlignment(write, baseId, layerRecord(write, id), start);
        return id;
      });
      return { ...list(baseId), layerId };
    },

    update(scenarioId: number, layerId: number, patch: LayerPatch): LayerList {
      const record = layerRecord(plan(), layerId);
      if (patch.name !== undefined) requireFree(plan(), patch.name, layerId);
      if (patch.rule !== undefined) requireRule(patch.rule);
      const next: LayerRecord = {
        ...record,
        name: patch.name ?? record.name,
        rule: patch.rule === undefined ? record.rule : JSON.stringify(patch.rule),
        exclusive: patch.exclusive === undefined ? record.exclusive : Number(patch.exclusive),
      };
      plan().edit({ key: 'layers.update', params: { name: next.name } }, topics, (write) => {
        write.put('layer', next);
        for (const link of write.where('scenario_layer', { layer_id: layerId })) {
          nameAlignment(write, link.scenario_id, link.base_id, next.name);
        }
      });
      return list(scenarioId);
    },

    remove(scenarioId: number, layerId: number): LayerList {
      const record = layerRecord(plan(), layerId);
      const baseId = baseOf(plan(), scenarioId);
      plan().edit({ key: 'layers.remove', params: { name: record.name } }, topics, (write) =>
        write.remove('layer', { id: layerId }),
      );
      return list(baseId);
    },

    use(scenarioId: number, layerId: number, start: LayerStart): LayerList {
      const baseId = baseOf(plan(), scenarioId);
      const layer = layerRecord(plan(), layerId);
      if (usedLayers(plan(), baseId).some(({ id }) => id === layerId)) return list(baseId);
      const scenario = scenarioRecord(plan(), baseId).name;
      plan().edit({ key: 'layers.use', params: { name: layer.name, scenario } }, topics, (write) =>
        putAlignment(write, baseId, layer, start),
      );
      return list(baseId);
    },

    drop(scenarioId: number, layerId: number): LayerList {
      const baseId = baseOf(plan(), scenarioId);
      const layer = layerRecord(plan(), layerId);
      const scenario = scenarioRecord(plan(), baseId).name;
      const link = layersOf(plan(), baseId).find(({ layer_id }) => layer_id === layerId);
      if (!link) throw new AppError('NOT_FOUND', { what: 'layer', id: layerId });
      plan().edit({ key: 'layers.drop', params: { name: layer.name, scenario } }, topics, (write) =>
        write.removeScenario(link.scenario_id),
      );
      return list(baseId);
    },
  };
}

/** The scenario a layer's alignment belongs to, or the scenario itself. Throws NOT_FOUND. */
export function baseOf(plan: PlanReader, scenarioId: number): number {
  scenarioRecord(plan, scenarioId);
  return plan.get('scenario_layer', { scenario_id: scenarioId })?.base_id ?? scenarioId;
}

function layerRecord(plan: PlanReader, layerId: number): LayerRecord {
  const record = plan.get('layer', { id: layerId });
  if (!record) throw new AppError('NOT_FOUND', { what: 'layer', id: layerId });
  return record;
}

function requireFree(plan: PlanReader, name: string, exceptId: number): void {
  if (plan.where('layer', { name }).some(({ id }) => id !== exceptId))
    throw new AppError('NAME_TAKEN', { name });
}

/** A rule that asks nothing selects nothing; words left empty ask nothing. */
function requireRule(rule: LayerRule): void {
  const conditions = rule.conditions.flatMap((one) => (one.kind === 'group' ? one.conditions : [one]));
  if (conditions.length === 0) throw new AppError('LAYER_RULE_EMPTY');
  for (const condition of conditions) {
    if (condition.kind !== 'text' || condition.test === 'isEmpty') continue;
    if (condition.values.every((value) => value.trim() === '')) throw new AppError('LAYER_RULE_EMPTY');
  }
}

/** The alignment of a layer: a branch of the scenario with its territories, or a scenario with none. */
function putAlignment(write: PlanWriter, baseId: number, layer: LayerRecord, start: LayerStart): void {
  const base = scenarioRecord(write, baseId);
  const name = layerScenarioName(write, base.name, layer.name);
  const id = start === 'copy' ? write.branchAlone(baseId, name) : emptyScenario(write, name, base.created_at);
  write.put('scenario', { ...scenarioRecord(write, id), colour: base.colour });
  write.put('scenario_layer', { scenario_id: id, layer_id: layer.id, base_id: baseId });
}

function emptyScenario(write: PlanWriter, name: string, at: string): number {
  const id = write.max('scenario', 'id') + 1;
  write.put('scenario', {
    id,
    name,
    parent_id: null,
    colour: 0,
    note: '',
    status: 'draft',
    is_present: 0,
    created_at: at,
  });
  return id;
}

/** After its scenario or its layer was renamed. */
export function nameAlignment(
  write: PlanWriter,
  scenarioId: number,
  baseId: number,
  layerName: string,
): void {
  const record = scenarioRecord(write, scenarioId);
  const name = layerScenarioName(write, scenarioRecord(write, baseId).name, layerName, scenarioId);
  write.put('scenario', { ...record, name });
}

/** A plan that has none yet: all is geography. */
function withoutLayers(baseId: number, data: Figures): LayerList {
  const total = sumsOf(data, () => true);
  const inTwoExclusive = sumsOf(data, () => false);
  return { baseId, layers: [], geography: total, total, inNoLayer: total, inTwoExclusive };
}

function sumsOf(data: Figures, isIn: (account: number) => boolean): AccountSums {
  const sums: AccountSums = { accounts: 0, calls: 0, workloadMinutes: 0, potentialFen: 0, salesFen: 0 };
  for (let account = 0; account < data.accountIds.length; account++) {
    if (!isIn(account)) continue;
    sums.accounts++;
    sums.calls += data.calls[account];
    sums.workloadMinutes += data.workload[account];
    sums.potentialFen += data.potential[account];
    sums.salesFen += data.sales[account];
  }
  return sums;
}

export type LayerService = ReturnType<typeof createLayerService>;

/** The words of each text field, counted a field a piece; once for the accounts as they stand. */
function* ruleWords(data: Dataset): Pieces<RuleWords[]> {
  const known = wordsOf.get(data);
  if (known) return known;
  const columns = ruleColumns(data);
  const found: RuleWords[] = [];
  for (const field of layerTextFields) {
    yield;
    const texts = columns.text(field);
    yield;
    const counts = new Map<string, number>();
    for (const text of texts) {
      const word = text.trim();
      if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    yield;
    const words = mostFrequent(counts);
    const more = counts.size > mostWords;
    found.push({ field, words: words.map(([text, accounts]) => ({ text, accounts })), more });
  }
  wordsOf.set(data, found);
  return found;
}

const wordsOf = new WeakMap<Dataset, RuleWords[]>();

/** The first `mostWords` by how often they stand, then by their letters: without sorting a hundred thousand names. */
function mostFrequent(counts: ReadonlyMap<string, number>): [word: string, count: number][] {
  const order = (a: [string, number], b: [string, number]) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
  let best: [string, number][] = [];
  for (const entry of counts) {
    const last = best.at(mostWords - 1);
    if (last && order(last, entry) < 0) continue;
    best.push(entry);
    if (best.length >= 2 * mostWords) best = best.sort(order).slice(0, mostWords);
    else if (best.length === mostWords) best.sort(order);
  }
  return best.sort(order).slice(0, mostWords);
}
