import type { QuotaSettings, QuotaSheet } from '../../../shared/contract/quota.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { QuotaCellRecord, QuotaIssueRecord } from '../../plan/rows.ts';
import type { SliceRows } from '../../plan/slice.ts';
import { nodeIds } from '../quota/nodes.ts';
import { readStored, type StoredComponent, storedText } from '../quota/stored.ts';
import type { QuotaService } from '../quota-service.ts';
import type { SliceQuota } from './content.ts';
import type { Slice } from './slice-scope.ts';

const periods = Array.from({ length: 17 }, (_, period) => period);
const months = periods.slice(1, 13);

export interface QuotaSlice {
  readonly rows: Pick<SliceRows, 'quota_plan' | 'quota_cell' | 'quota_issue'>;
  /** What the nodes of the slice have, whether set by hand or spread. */
  readonly quotas: SliceQuota[];
}

/**
 * The quotas of a slice. The firm's total and what it is spread by stay behind: the copy's total is what its territories have,
 * each territory's year set by hand to it. Issued quotas are issued in the copy.
 */
export function quotaSlice(plan: PlanReader, quota: Pick<QuotaService, 'get'>, slice: Slice): QuotaSlice {
  const { scenarioId } = slice;
  const stored = readStored(plan, scenarioId);
  const rows: QuotaSlice['rows'] = {};
  const quotas: SliceQuota[] = [];
  if (!stored) return { rows, quotas };
  const cells: QuotaCellRecord[] = [];
  const issues: QuotaIssueRecord[] = [];
  const components: StoredComponent[] = [];
  for (const component of stored.components) {
    const sheet = quota.get(scenarioId, component.id);
    if (!sheet) return { rows, quotas };
    const nodes = sheet.nodes.filter(({ kind, id }) => isOfSlice(slice, kind, id));
    const total = periods.map((period) =>
      nodes.reduce(
        (sum, { kind, amountsFen }) => sum + (kind === 'territory' ? (amountsFen[period] ?? 0) : 0),
        0,
      ),
    );
    components.push({ ...component, settings: settingsOf(component.settings, sheet, total[0] ?? 0) });
    const spansMonths = sheet.nodes.some(({ locked }) => locked > 1);
    for (const node of nodes) {
      const held =
        stored.status === 'issued' || node.kind !== 'territory' ? [] : heldOf(spansMonths, node.ramp);
      quotas.push({
        componentId: component.id,
        node: node.node,
        amounts: [...node.amountsFen],
      });
      const key = { scenario_id: scenarioId, component_id: component.id, node: node.node };
      for (const period of held)
        cells.push({
          ...key,
          period,
          amount: node.amountsFen[period] ?? 0,
          locked: 1,
          ...nodeIds(node.node),
        });
      if (stored.status === 'issued')
        issues.push({ ...key, amounts: JSON.stringify(node.amountsFen), ...nodeIds(node.node) });
    }
    if (stored.status === 'issued')
      issues.push({
        scenario_id: scenarioId,
        component_id: component.id,
        node: 'all',
        amounts: JSON.stringify(total),
        ...nodeIds('all'),
      });
  }
  rows.quota_plan = [{ scenario_id: scenarioId, settings: storedText({ ...stored, components }) }];
  rows.quota_cell = cells;
  rows.quota_issue = issues;
  return { rows, quotas };
}

const isOfSlice = (slice: Slice, kind: string, id: number | null): boolean =>
  id !== null && (kind === 'territory' ? slice.territoryIds.has(id) : slice.groupIds.has(id));

/** A territory's months follow from its year, unless months are set by hand somewhere or its rep is new. */
const heldOf = (spansMonths: boolean, ramp: number): number[] =>
  spansMonths || ramp < 1 ? [0, ...months] : [0];

/** Bottom-up: the copy's total is the sum of its territories, so that each can be changed by itself. */
const settingsOf = (settings: QuotaSettings, sheet: QuotaSheet, totalFen: number): QuotaSettings => ({
  year: settings.year,
  totalFen,
  method: 'bottomup',
  weights: { history: 1, potential: 0, workload: 0 },
  stepFen: settings.stepFen,
  season: 'hand',
  seasonShares: [...sheet.season],
  totalFrom: 'method',
});
