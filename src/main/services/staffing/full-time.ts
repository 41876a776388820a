import { fullTimeShare } from '../../../shared/domain/staffing.ts';
import { AppError } from '../../../shared/errors.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { TerritoryRecord } from '../../plan/rows.ts';
import { territoriesOf } from '../assignment.ts';

/** A rep in two territories of a full share each. */
export interface Twice {
  repId: number;
  territory: TerritoryRecord;
  other: TerritoryRecord;
}

const isFull = ({ rep_id, share }: TerritoryRecord) => rep_id !== null && share >= fullTimeShare;

/** Every rep that works two full-time territories, in the order of the territories. */
export function twiceStaffed(territories: readonly TerritoryRecord[]): Twice[] {
  const first = new Map<number, TerritoryRecord>();
  const found: Twice[] = [];
  for (const territory of territories) {
    if (territory.rep_id === null || !isFull(territory)) continue;
    const other = first.get(territory.rep_id);
    if (other) found.push({ repId: territory.rep_id, territory, other });
    else first.set(territory.rep_id, territory);
  }
  return found;
}

/** The full-time territory that stands in the way of `next` as it is to be; undefined when nothing does. */
export function fullTimeElsewhere(plan: PlanReader, next: TerritoryRecord): TerritoryRecord | undefined {
  if (!isFull(next)) return undefined;
  return territoriesOf(plan, next.scenario_id).find(
    (other) => other.territory_id !== next.territory_id && other.rep_id === next.rep_id && isFull(other),
  );
}

/** @throws AppError REP_TWICE naming the rep and both territories */
export function requireOneFullTime(plan: PlanReader, next: TerritoryRecord): void {
  const other = fullTimeElsewhere(plan, next);
  if (other) throw repTwice(plan, next.rep_id, next.name, other.name);
}

export function repTwice(plan: PlanReader, repId: number | null, territory: string, other: string): AppError {
  const rep = repId === null ? undefined : plan.get('rep', { id: repId });
  return new AppError('REP_TWICE', { rep: rep?.name ?? '', territory, other });
}
