import type { PlanWriter } from '../plan/plan.ts';
import type { FindUnit } from './unit-finder.ts';

/** Gives accounts whose coordinates were typed the unit they now lie in, and marks their place as exact. */
export function relocate(write: PlanWriter, accountIds: Iterable<number>, find: FindUnit): void {
  for (const id of accountIds) {
    const account = write.get('account', { id });
    if (!account || account.longitude === null || account.latitude === null) continue;
    write.put('account', {
      ...account,
      unit_id: find(account.longitude, account.latitude),
      location: 'exact',
    });
  }
}
