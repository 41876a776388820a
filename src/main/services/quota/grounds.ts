import type { QuotaComponent } from '../../../shared/contract/quota.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import type { Grounds } from '../../engine/quota/methods.ts';
import type { Dataset } from '../dataset.ts';

/** Years a baseline looks back: three growths need four. */
const yearsBack = 4;

/** What was summed of one state of a scenario, as long as nothing moves. */
interface Kept {
  readonly data: Dataset;
  readonly territories: readonly number[];
  readonly ofAccount: Int32Array;
  /** By filter. */
  readonly grounds: Map<string, Grounds>;
}
/** By the units' territories: an alignment whose sums alone are thought of shares them. */
const kept = new WeakMap<Alignment['unitTerritory'], Kept>();

function keptOf(data: Dataset, alignment: Alignment): Kept {
  const found = kept.get(alignment.unitTerritory);
  const { territories } = alignment;
  if (
    found?.data === data &&
    found.territories.length === territories.length &&
    found.territories.every((id, at) => id === territories[at].id)
  )
    return found;
  const ofAccount = placeAccounts(data, alignment);
  const fresh = { data, territories: territories.map(({ id }) => id), ofAccount, grounds: new Map() };
  kept.set(alignment.unitTerritory, fresh);
  return fresh;
}

/** Territory index per account of a scenario, −1 = none; accounts held apart go with their holder. */
export function accountTerritories(data: Dataset, alignment: Alignment): Int32Array {
  return keptOf(data, alignment).ofAccount;
}

function placeAccounts(data: Dataset, { territories, unitTerritory, exceptions }: Alignment): Int32Array {
  const index = new Map(territories.map(({ id }, at) => [id, at]));
  const ofUnit = new Int32Array(unitTerritory.length);
  for (let unit = 0; unit < ofUnit.length; unit++) ofUnit[unit] = index.get(unitTerritory[unit]) ?? -1;
  const ofAccount = new Int32Array(data.accountUnit.length);
  for (let account = 0; account < ofAccount.length; account++) {
    const unit = data.accountUnit[account];
    ofAccount[account] = unit < 0 ? -1 : ofUnit[unit];
  }
  for (const { accountId, territoryId } of exceptions) {
    const account = data.accountIndex.get(accountId);
    if (account !== undefined) ofAccount[account] = index.get(territoryId) ?? -1;
  }
  return ofAccount;
}

/** 1 per account whose history and potential count for a component. */
export function accountsOf(data: Dataset, filter: QuotaComponent['filter']): Uint8Array | null {
  switch (filter.kind) {
    case 'all':
      return null;
    case 'productLine':
      return Uint8Array.from(data.accounts, (account) => (account.product_line === filter.value ? 1 : 0));
    default: {
      const before = data.salesYears.filter((year) => year < (data.baseYear ?? 0));
      const sold = new Uint8Array(data.accounts.length);
      for (const year of before) {
        const values = data.salesOfYear.get(year);
        values?.forEach((value, account) => {
          if (value > 0) sold[account] = 1;
        });
      }
      return filter.kind === 'existing' ? sold : sold.map((known) => 1 - known);
    }
  }
}

/** Sums per territory of what methods ask for. Money in fen, workload in minutes. */
export function readGrounds(data: Dataset, alignment: Alignment, filter: QuotaComponent['filter']): Grounds {
  const { ofAccount, grounds } = keptOf(data, alignment);
  const key = JSON.stringify(filter);
  const found = grounds.get(key) ?? sumGrounds(data, ofAccount, alignment.territories.length, filter);
  grounds.set(key, found);
  return found;
}

function sumGrounds(
  data: Dataset,
  territory: Int32Array,
  count: number,
  filter: QuotaComponent['filter'],
): Grounds {
  const counted = accountsOf(data, filter);
  const sum = (values: Float64Array | undefined) => {
    const sums = new Float64Array(count);
    if (!values) return sums;
    for (let account = 0; account < territory.length; account++) {
      const at = territory[account];
      if (at < 0 || (counted !== null && counted[account] === 0)) continue;
      const value = values[account];
      if (!Number.isNaN(value)) sums[at] += value;
    }
    return sums;
  };
  const years = data.salesYears.filter((year) => year <= (data.baseYear ?? 0)).slice(-yearsBack);
  const sums = years.map((year) => sum(data.salesOfYear.get(year)));
  return {
    history: sums.at(-1) ?? new Float64Array(count),
    potential: sum(data.potential),
    workload: sum(data.workload),
    years: sums,
  };
}
