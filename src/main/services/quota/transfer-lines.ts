import type { QuotaSheet, QuotaTransferLine } from '../../../shared/contract/quota.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { AppError } from '../../../shared/errors.ts';
import { proRata } from '../../engine/quota/pro-rata.ts';
import type { Dataset } from '../dataset.ts';
import { dayNumber, shareLeft } from './calendar.ts';
import { accountsOf, accountTerritories } from './grounds.ts';

interface Move {
  readonly accountIds: readonly number[];
  readonly toTerritoryId: number;
  /** `2027-07-01` */
  readonly day: string;
}

/**
 * What of one component's quotas goes along with accounts that change hands on a day: the account's share of its territory
 * (by sales of the base year; by potential where the territory has sold nothing; else by count) of every month's quota, for
 * the working days left of it.
 * @throws AppError NOT_FOUND for an unknown account or territory, VALUE_INVALID for one that is in no territory or there already
 */
export function transferLines(
  data: Dataset,
  alignment: Alignment,
  sheet: QuotaSheet,
  { accountIds, toTerritoryId, day }: Move,
): QuotaTransferLine[] {
  if (!alignment.territories.some(({ id }) => id === toTerritoryId))
    throw new AppError('NOT_FOUND', { what: 'territory', id: toTerritoryId });
  const territory = accountTerritories(data, alignment);
  const component = sheet.components.find(({ id }) => id === sheet.componentId);
  const counted = accountsOf(data, component?.filter ?? { kind: 'all' });
  const from = dayNumber(day);
  const left = Float64Array.from(sheet.periods, ({ start, end }) =>
    shareLeft({ start: dayNumber(start), end: dayNumber(end) + 1 }, from),
  );
  // what earlier accounts of the same move take is no longer there
  const remaining = new Map(sheet.rows.map((row) => [row.territoryId, Float64Array.from(row.monthsFen)]));
  const whole = new Map(sheet.rows.map((row) => [row.territoryId, Float64Array.from(row.monthsFen)]));
  return accountIds.map((accountId) => {
    const account = data.accountIndex.get(accountId);
    if (account === undefined) throw new AppError('NOT_FOUND', { what: 'account', id: accountId });
    const at = territory[account];
    const { name, ref } = data.accounts[account];
    const source = alignment.territories[at];
    if (at < 0 || source.id === toTerritoryId)
      throw new AppError('VALUE_INVALID', { field: 'account', value: name || ref });
    const share = shareOf(data, territory, counted, account, at);
    const months = whole.get(source.id) ?? new Float64Array(12);
    const rest = remaining.get(source.id) ?? new Float64Array(12);
    const moved = proRata(months, share, left).map((amount, month) => Math.min(amount, rest[month]));
    moved.forEach((amount, month) => {
      rest[month] -= amount;
    });
    return {
      accountId,
      accountName: name || ref,
      componentId: sheet.componentId,
      fromTerritoryId: source.id,
      fromName: source.name,
      share,
      movedFen: moved.reduce((sum, amount) => sum + amount, 0),
      monthsFen: Array.from(moved),
    };
  });
}

function shareOf(
  data: Dataset,
  territory: Int32Array,
  counted: Uint8Array | null,
  account: number,
  at: number,
): number {
  if (counted !== null && counted[account] === 0) return 0;
  const ones = new Float64Array(territory.length).fill(1);
  for (const values of [data.sales, data.potential, ones]) {
    let sum = 0;
    for (let other = 0; other < territory.length; other++)
      if (territory[other] === at && (counted === null || counted[other] === 1))
        sum += Math.max(0, values[other]);
    if (sum > 0) return Math.max(0, values[account]) / sum;
  }
  return 0;
}
