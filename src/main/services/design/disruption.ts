import type { DesignSettings } from '../../../shared/contract/design.ts';
import type { DisruptionInput } from '../../engine/design/problem-builder.ts';
import { type Assignment, repOfAccounts } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import type { Label } from './labels.ts';

/**
 * What changes hands whatever is drawn: accounts of reps who get no territory, and accounts held apart from their unit's rep
 * that no division by units can leave where they are. A budget must cover it before anything else.
 */
export interface Floor {
  readonly quantity: 'accounts' | 'sales';
  /** Accounts, or fen. */
  readonly unavoidable: number;
  /** Most that may change hands, all told. */
  readonly budget: number;
}

export interface Disruption {
  readonly inputs: DisruptionInput[];
  readonly floors: Floor[];
}

/** Sums over accounts of one quantity: what stays while its unit stays, and what goes in any case. */
interface Held {
  /** Per unit: what its present rep holds in it. */
  readonly kept: Float64Array;
  /** Per territory: what its rep holds at present, anywhere. */
  readonly ofRep: Float64Array;
  /** Per territory: what its rep holds in units of others. */
  readonly elsewhere: Float64Array;
  readonly total: number;
  readonly unavoidable: number;
}

const noBudget = { accounts: null, sales: null, perRep: null };

/** A budget that forbids something: then the search must begin at the present state. */
export function isLimited({ budget }: DesignSettings): boolean {
  return Object.values(budget ?? noBudget).some((share) => share !== null && share < 1);
}

/**
 * What a change of hands costs, or may not exceed. `keepPresent` is a weight, the budgets are limits; both may be used at
 * once. Budgets are of all that the units hold; what moves in any case is taken off them first.
 * @param present label per unit, −1 none
 * @param usual kilometres of mean travel that "keep all of the present" is worth
 */
export function disruptionOf(
  { keepPresent, budget = noBudget }: DesignSettings,
  data: Dataset,
  labels: readonly Label[],
  presentState: Assignment | null,
  present: Int32Array,
  usual: number,
): Disruption {
  const inputs: DisruptionInput[] = [];
  const floors: Floor[] = [];
  const left = (quantity: Floor['quantity'], share: number | null, { total, unavoidable }: Held) => {
    if (share === null || share >= 1) return Infinity;
    floors.push({ quantity, unavoidable, budget: share * total });
    return Math.max(0, share * total - unavoidable);
  };
  const { accounts, sales, perRep } = budget;
  if (keepPresent > 0 || accounts !== null || perRep !== null) {
    const held = heldOf(data, labels, presentState, present, () => 1);
    inputs.push({
      name: 'accounts',
      values: held.kept,
      weight: keepPresent * usual,
      totalBudget: left('accounts', accounts, held),
      territoryBudget:
        perRep === null
          ? Infinity
          : held.ofRep.map((sum, label) => Math.max(0, perRep * sum - held.elsewhere[label])),
    });
  }
  if (sales !== null) {
    const held = heldOf(data, labels, presentState, present, (account) => data.sales[account]);
    inputs.push({ name: 'sales', values: held.kept, weight: 0, totalBudget: left('sales', sales, held) });
  }
  return { inputs, floors };
}

function heldOf(
  data: Dataset,
  labels: readonly Label[],
  presentState: Assignment | null,
  present: Int32Array,
  amountOf: (account: number) => number,
): Held {
  const kept = new Float64Array(data.units.length);
  const ofRep = new Float64Array(labels.length);
  const elsewhere = new Float64Array(labels.length);
  const reps = presentState ? repOfAccounts(presentState) : null;
  const labelOfRep = new Map(labels.flatMap(({ repId }, label) => (repId === null ? [] : [[repId, label]])));
  let total = 0;
  let unavoidable = 0;
  data.accountUnit.forEach((unit, account) => {
    if (unit < 0) return;
    const amount = Math.max(0, amountOf(account));
    total += amount;
    const label = present[unit];
    const rep = reps?.[account] ?? -1;
    const own = labelOfRep.get(rep) ?? -1;
    if (own >= 0) ofRep[own] += amount;
    // Territories without a rep hold what lies in them: there is no one else to keep it.
    if (label >= 0 && (own === label || labels[label].repId === null || reps === null)) kept[unit] += amount;
    else if (rep >= 0) {
      unavoidable += amount;
      if (own >= 0) elsewhere[own] += amount;
    }
  });
  return { kept, ofRep, elsewhere, total, unavoidable };
}
