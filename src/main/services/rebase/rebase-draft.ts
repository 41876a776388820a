import type { RebaseReport } from '../../../shared/contract/rebase.ts';
import type { TerritoryRecord } from '../../plan/rows.ts';
import type { Dataset } from '../dataset.ts';
import { type Draft, withOwnNames } from '../redraw/draft.ts';
import { proposeTerritories } from './propose.ts';
import { translator } from './translate.ts';

/** An account that goes with its unit, among exceptions. */
const follows = -1;

/** What the scenario below was when this one was last based on it, and what was there. */
export interface Basis {
  readonly draft: Draft;
  readonly units: ReadonlySet<number>;
  readonly accounts: ReadonlySet<number>;
}

export interface Rebased {
  readonly draft: Draft;
  readonly carried: RebaseReport['carried'];
  readonly followed: RebaseReport['followed']['rows'];
  readonly gone: RebaseReport['gone']['rows'];
  readonly proposals: RebaseReport['proposals']['rows'];
}

interface Choices {
  readonly propose: boolean;
  readonly declined: ReadonlySet<number>;
}

/**
 * A scenario laid anew over the one it was branched from. What the scenario changed itself stays; what it left alone follows
 * the one below; what is new goes to whoever has it there, else to a neighbour. Every unit is in one place as before.
 * @param base null when nobody knows any more: then all that differs is the scenario's own, and units nobody has are new
 */
export function rebaseDraft(
  data: Dataset,
  base: Basis | null,
  mine: Draft,
  onto: Draft,
  choices: Choices,
): Rebased {
  const before = base?.draft ?? onto;
  const rowsBefore = new Map(before.territories.map((row) => [row.territory_id, row]));
  const { to, added } = translator(mine, onto, base ? before : null);
  // A rep who has gone works nowhere, then as now.
  const wordsOf = ({ name, rep_id, share }: TerritoryRecord) =>
    JSON.stringify([name, rep_id !== null && data.repById.has(rep_id) ? rep_id : null, share]);
  const working = new Map(mine.territories.map(({ rep_id, territory_id }) => [rep_id, territory_id]));
  const locked = new Set(mine.territories.flatMap((row) => (row.locked === 1 ? row.territory_id : [])));
  const names = new Map(
    [...onto.territories, ...mine.territories].map(({ territory_id, name }) => [territory_id, name]),
  );
  const nameOf = (id: number) => names.get(id) ?? '';
  const carried = { units: 0, accounts: 0, territories: 0 };
  const followed: Rebased['followed'] = [];
  const unitTerritory = mine.unitTerritory.slice();
  const homeless: { unit: number; wanted: number | null }[] = [];

  data.units.forEach(({ id, code, name }, unit) => {
    const [was, own, there] = [
      before.unitTerritory[unit],
      mine.unitTerritory[unit],
      onto.unitTerritory[unit],
    ];
    const isNew = base ? !base.units.has(id) : own === 0 && there !== 0;
    if (isNew && own === 0) homeless.push({ unit, wanted: to(there) });
    else if (!isNew && own !== was) carried.units += 1;
    else if (there !== was && !isNew) {
      const target = there === 0 ? 0 : to(there);
      if (target === null || target === own || locked.has(target) || locked.has(own)) return;
      unitTerritory[unit] = target;
      followed.push({ thing: 'unit', code, name, from: nameOf(own), to: nameOf(target) });
    }
  });

  const exceptions = new Map(mine.exceptions);
  const apart = ({ exceptions: held }: Draft, id: number) => held.get(id) ?? follows;
  for (const id of new Set([
    ...mine.exceptions.keys(),
    ...onto.exceptions.keys(),
    ...before.exceptions.keys(),
  ])) {
    const index = data.accountIndex.get(id) ?? -1;
    const [own, there] = [apart(mine, id), apart(onto, id)];
    const was = base && !base.accounts.has(id) ? follows : apart(before, id);
    if (own !== was) {
      carried.accounts += 1;
      continue;
    }
    const unit = data.accountUnit[index] ?? -1;
    // Where the units were redrawn, who holds an account apart below says nothing here.
    const isRedrawn = unit >= 0 && mine.unitTerritory[unit] !== before.unitTerritory[unit];
    const target = there <= 0 ? there : to(there);
    if (there === was || isRedrawn || target === null || locked.has(target) || locked.has(own)) continue;
    if (target === follows) exceptions.delete(id);
    else exceptions.set(id, target);
    const account = data.accounts[index];
    if (!account) continue;
    const words = (value: number) => (value === follows ? '' : nameOf(value));
    followed.push({
      thing: 'account',
      code: account.ref,
      name: account.name,
      from: words(own),
      to: words(target),
    });
  }

  const rows = mine.territories.map((row) => {
    const [was, there] = [
      rowsBefore.get(row.territory_id),
      onto.territories.find(({ territory_id }) => territory_id === row.territory_id),
    ];
    if (!was || wordsOf(row) !== wordsOf(was)) {
      carried.territories += 1;
      return row;
    }
    if (!there || wordsOf(there) === wordsOf(was) || row.locked === 1) return row;
    followed.push({ thing: 'territory', code: '', name: row.name, from: row.name, to: there.name });
    const elsewhere =
      there.rep_id !== null && (working.get(there.rep_id) ?? row.territory_id) !== row.territory_id;
    const rep_id = elsewhere ? row.rep_id : there.rep_id;
    return { ...row, name: there.name, rep_id, share: there.share };
  });

  const proposed = proposeTerritories(data, [...rows, ...added], unitTerritory, homeless, locked);
  const proposals = proposed.map((row) => ({
    ...row,
    territory: row.territoryId === null ? '' : nameOf(row.territoryId),
    taken: choices.propose && row.territoryId !== null && !choices.declined.has(row.unitId),
  }));
  for (const { unitId, territoryId, taken } of proposals)
    if (taken) unitTerritory[data.unitIndex.get(unitId) ?? -1] = territoryId ?? 0;

  const holding = new Set([...unitTerritory, ...exceptions.values()]);
  const thereStill = new Set(onto.territories.map(({ territory_id }) => territory_id));
  const isEmptied = (row: TerritoryRecord) => {
    const was = rowsBefore.get(row.territory_id);
    const untouched = was !== undefined && wordsOf(was) === wordsOf(row) && row.locked === 0;
    return untouched && !thereStill.has(row.territory_id) && !holding.has(row.territory_id);
  };
  const gone = rows.filter(isEmptied);
  const kept = [...rows, ...added.filter(({ territory_id }) => holding.has(territory_id))].filter(
    (row) => !isEmptied(row),
  );
  return {
    draft: { territories: withOwnNames(kept), unitTerritory, exceptions },
    carried,
    followed,
    gone: gone.map(({ name }) => ({ thing: 'territory' as const, code: '', name, held: '' })),
    proposals,
  };
}
