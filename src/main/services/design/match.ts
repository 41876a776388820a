import { type Assignment, repOfAccounts } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import type { Label } from './labels.ts';

/**
 * Names for territories drawn from nothing: each existing territory is given to the drawn one that holds most of its sales
 * (accounts break ties), best overlap first, so that as many customers as possible keep their rep: what its rep has at
 * present counts, for territories without a rep what the scenario has in them.
 * @param drawn label per unit, any numbers 0..labels-1
 * @returns labels in the order of the drawn territories
 */
export function matchLabels(
  drawn: Int32Array,
  labels: readonly Label[],
  data: Dataset,
  scenario: Assignment,
  presentState: Assignment | null,
): Label[] {
  const count = labels.length;
  const overlap = scenario.territories.map(() => new Float64Array(count));
  const territoryOfRep = new Map(
    scenario.territories.flatMap(({ rep_id }, territory) => (rep_id === null ? [] : [[rep_id, territory]])),
  );
  const reps = presentState ? repOfAccounts(presentState) : null;
  const holder = (account: number) => {
    const ofRep = reps ? territoryOfRep.get(reps[account]) : undefined;
    const own = scenario.accountTerritory[account];
    const isRepless = own >= 0 && scenario.territories[own].rep_id === null;
    return ofRep ?? (reps === null || isRepless ? own : -1);
  };
  data.accountUnit.forEach((unit, account) => {
    const territory = holder(account);
    if (unit >= 0 && territory >= 0) overlap[territory][drawn[unit]] += data.sales[account] + 1;
  });
  const pairs = overlap.flatMap((row, territory) =>
    Array.from(row, (weight, label) => ({ territory, label, weight })).filter(({ weight }) => weight > 0),
  );
  pairs.sort((a, b) => b.weight - a.weight || a.territory - b.territory || a.label - b.label);
  const matched = new Map<number, Label>();
  const used = new Set<number>();
  for (const { territory, label } of pairs) {
    if (matched.has(label) || used.has(territory)) continue;
    used.add(territory);
    const record = scenario.territories[territory];
    matched.set(label, { territory: record, repId: record.rep_id });
  }
  const left = scenario.territories.filter((_, territory) => !used.has(territory));
  return Array.from({ length: count }, (_, label) => {
    const found = matched.get(label);
    if (found) return found;
    const record = left.shift();
    return record ? { territory: record, repId: record.rep_id } : { territory: null, repId: null };
  });
}
