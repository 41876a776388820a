import type { PlanReader, PlanWriter } from '../../plan/plan.ts';
import type { RepProfileRecord, TerritoryNeedRecord } from '../../plan/rows.ts';

export function readProfile(plan: PlanReader, repId: number): RepProfileRecord {
  return (
    plan.get('rep_profile', { rep_id: repId }) ?? {
      rep_id: repId,
      fte: 1,
      hired_on: null,
      skills: '',
      cost_fen: null,
    }
  );
}

/** Writes what changed of a profile; one that says nothing any more goes. */
export function writeProfile(write: PlanWriter, repId: number, change: Partial<RepProfileRecord>): void {
  const next = { ...readProfile(write, repId), ...change };
  if (next.fte === 1 && next.hired_on === null && next.skills === '' && next.cost_fen === null)
    write.remove('rep_profile', { rep_id: repId });
  else write.put('rep_profile', next);
}

/** Writes what changed of a territory's need; one that asks for nothing any more goes. */
export function writeNeed(
  write: PlanWriter,
  scenarioId: number,
  territoryId: number,
  change: Partial<Pick<TerritoryNeedRecord, 'skills' | 'pinned' | 'reason'>>,
): void {
  const key = { scenario_id: scenarioId, territory_id: territoryId };
  const now = write.get('territory_need', key) ?? { ...key, skills: '', pinned: 0, reason: '' };
  const next = { ...now, ...change };
  if (next.skills === '' && next.pinned === 0 && next.reason === '') write.remove('territory_need', key);
  else write.put('territory_need', next);
}
