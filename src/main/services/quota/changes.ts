import { userInfo } from 'node:os';
import type { QuotaChange } from '../../../shared/contract/quota.ts';
import type { PlanReader, PlanWriter } from '../../plan/plan.ts';
import type { QuotaChangeRecord } from '../../plan/rows.ts';
import { storedJson } from '../stored-json.ts';

/** A change as the one who makes it knows it; who and when are added. */
export type Noted = Omit<QuotaChangeRecord, 'scenario_id' | 'change_id' | 'who' | 'why' | 'at'>;

const signatureKey = 'quotaSignature';

/** Who signs changes: the name kept in the plan, else the one logged in. */
export function signature(plan: PlanReader): string {
  const stored = plan.setting(signatureKey);
  const name: unknown = stored === undefined ? '' : storedJson(stored);
  if (typeof name === 'string' && name !== '') return name;
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

export function writeSignature(write: PlanWriter, who: string): void {
  write.put('setting', { key: signatureKey, value: JSON.stringify(who) });
}

/** Adds changes to the history of a scenario's quotas. */
export function noteChanges(
  write: PlanWriter,
  scenarioId: number,
  changes: readonly Noted[],
  why: string | undefined,
): void {
  const who = signature(write);
  const at = new Date().toISOString();
  let next = write.max('quota_change', 'change_id');
  for (const change of changes)
    write.put('quota_change', {
      ...change,
      scenario_id: scenarioId,
      change_id: ++next,
      who,
      why: why ?? '',
      at,
    });
}

/** Newest first. */
export function readChanges(plan: PlanReader, scenarioId: number, limit: number): QuotaChange[] {
  return plan
    .where('quota_change', { scenario_id: scenarioId })
    .reverse()
    .slice(0, limit)
    .map((row) => ({
      id: row.change_id,
      componentId: row.component_id,
      kind: row.kind,
      node: row.node,
      nodeName: row.node_name,
      period: row.period,
      beforeFen: row.before,
      afterFen: row.after,
      who: row.who,
      why: row.why,
      at: row.at,
    }));
}

/** A line of the history; `before` and `after` in minor units, null = none. */
export function note(
  kind: Noted['kind'],
  componentId: number,
  node: string,
  name: string,
  period: number,
  before: number | null,
  after: number | null,
): Noted {
  return { kind, component_id: componentId, node, node_name: name, period, before, after };
}
