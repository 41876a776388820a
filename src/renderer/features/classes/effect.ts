import type { AccountRow, RepRow } from '../../../shared/contract/data.ts';
import { buildUp, capacityOfRep, totalCapacity } from '../../../shared/domain/build-up.ts';
import {
  type CustomerClass,
  customerClasses,
  type WorkloadSettings,
} from '../../../shared/domain/settings.ts';

export interface ClassEffect {
  accounts: Record<CustomerClass, number>;
  /** Share of the basis (sales or potential) each class holds, 0..1. */
  share: Record<CustomerClass, number>;
  calls: Record<CustomerClass, number>;
  totalCalls: number;
  totalMinutes: number;
  /** Calls a year of one rep, as `buildUp` has it. */
  capacity: number;
  /** Build-up: total calls ÷ capacity; null without capacity. */
  repsNeeded: number | null;
  /** Capacity of the reps there are, calls a year. */
  presentCapacity: number;
}

const each = (): Record<CustomerClass, number> => ({ A: 0, B: 0, C: 0 });

function basisOf(account: AccountRow, settings: WorkloadSettings, baseYear: number): number {
  return (settings.basis === 'potential' ? account.potentialFen : account.salesFen[baseYear]) ?? 0;
}

/** Classes by cumulative share, domain.md §3: the account that crosses a cut still belongs to the higher class; equals go together. */
export function classify(
  accounts: readonly AccountRow[],
  settings: WorkloadSettings,
  baseYear: number,
): CustomerClass[] {
  const values = accounts.map((account) => basisOf(account, settings, baseYear));
  const ranked = values.map((_, index) => index).filter((index) => (values[index] ?? 0) > 0);
  ranked.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const total = ranked.reduce((sum, index) => sum + (values[index] ?? 0), 0);
  // As the engine: one that starts exactly at the cut is past it, whatever the last bit says.
  const slack = 1 - Number.EPSILON * 4;
  const limitA = total * settings.cutA * slack;
  const limitB = total * Math.max(settings.cutA, settings.cutB) * slack;
  const classes = accounts.map<CustomerClass>(() => 'C');
  let before = 0;
  let at = 0;
  while (at < ranked.length) {
    const value = values[ranked[at] ?? 0];
    const letter = before < limitA ? 'A' : before < limitB ? 'B' : 'C';
    for (; at < ranked.length && values[ranked[at] ?? 0] === value; at += 1) {
      classes[ranked[at] ?? 0] = letter;
      before += value ?? 0;
    }
  }
  return accounts.map((account, index) =>
    account.classIsManual ? account.customerClass : (classes[index] ?? 'C'),
  );
}

/**
 * What settings would do, worked out here so that it follows the pointer. `saved` are the settings the rows were made with:
 * a figure of a row that differs from its class was set by hand and stays. With `settings` the very same object the rows
 * speak for themselves.
 */
export function effectOf(
  accounts: readonly AccountRow[],
  reps: readonly RepRow[],
  settings: WorkloadSettings,
  saved: WorkloadSettings,
  baseYear: number,
): ClassEffect {
  const asSaved = settings === saved;
  const classes = asSaved
    ? accounts.map(({ customerClass }) => customerClass)
    : classify(accounts, settings, baseYear);
  const counts = each();
  const basis = each();
  const calls = each();
  let totalMinutes = 0;
  accounts.forEach((account, index) => {
    const letter = classes[index] ?? 'C';
    const byHand = asSaved || account.callsPerYear !== saved.callsPerYear[account.customerClass];
    const callsOf = byHand ? account.callsPerYear : settings.callsPerYear[letter];
    const lengthByHand = asSaved || account.minutesPerCall !== saved.minutesPerCall[account.customerClass];
    const length = lengthByHand ? account.minutesPerCall : settings.minutesPerCall[letter];
    counts[letter] += 1;
    basis[letter] += Math.max(basisOf(account, settings, baseYear), 0);
    calls[letter] += callsOf;
    totalMinutes += asSaved ? account.workloadMinutes : callsOf * (length + settings.travelMinutes);
  });
  const totalBasis = basis.A + basis.B + basis.C;
  const share = each();
  for (const letter of customerClasses) share[letter] = totalBasis > 0 ? basis[letter] / totalBasis : 0;
  const totalCalls = calls.A + calls.B + calls.C;
  return {
    accounts: counts,
    share,
    calls,
    totalCalls,
    totalMinutes,
    capacity: capacityOfRep(reps, settings),
    repsNeeded: buildUp(totalCalls, reps, settings)?.reps ?? null,
    presentCapacity: totalCapacity(reps, settings),
  };
}
