import type { AccountRow, UnitRow } from '../../../shared/contract/data.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import type { GridTab, Selection } from '../../app/store.ts';

export interface LinkSources {
  units: readonly UnitRow[];
  accounts: readonly AccountRow[];
  alignment: Alignment;
}

/** Tells the territory of an account of a scenario: held apart, else its unit's; 0 = unassigned. */
export function accountTerritory({
  units,
  alignment,
}: Omit<LinkSources, 'accounts'>): (account: AccountRow) => number {
  const byUnit = new Map<number, number>();
  for (const [index, { id }] of units.entries()) byUnit.set(id, alignment.unitTerritory[index] ?? 0);
  const apart = new Map(
    alignment.exceptions.map((exception) => [exception.accountId, exception.territoryId]),
  );
  return ({ id, unitId }) => apart.get(id) ?? (unitId === null ? 0 : (byUnit.get(unitId) ?? 0));
}

/**
 * Rows of a tab that belong to the selection, whatever kind it is of: a territory marks its units, accounts and rep; an
 * account marks its unit and territory.
 * @param sources not looked into for rows of the selection's own kind; null: they have not come
 */
export function linkedIds(
  tab: GridTab,
  selection: Selection | null,
  sources: LinkSources | null,
): ReadonlySet<number> {
  if (selection === null) return new Set();
  const chosen = new Set(selection.ids);
  if (tab === `${selection.kind}s` || (tab === 'territories' && selection.kind === 'territory'))
    return chosen;
  if (sources === null) return new Set();
  const { units, accounts, alignment } = sources;
  const repTerritories = new Set(
    alignment.territories.filter(({ repId }) => repId !== null && chosen.has(repId)).map(({ id }) => id),
  );
  const marked = new Set<number>();

  if (tab === 'units') {
    const ofAccounts = new Set(
      selection.kind === 'account'
        ? accounts.filter(({ id }) => chosen.has(id)).map(({ unitId }) => unitId)
        : [],
    );
    units.forEach((unit, index) => {
      const territory = alignment.unitTerritory[index] ?? 0;
      if (selection.kind === 'territory' && chosen.has(territory)) marked.add(unit.id);
      if (selection.kind === 'rep' && repTerritories.has(territory)) marked.add(unit.id);
      if (ofAccounts.has(unit.id)) marked.add(unit.id);
    });
    return marked;
  }

  if (tab === 'accounts') {
    if (selection.kind === 'unit') {
      for (const { id, unitId } of accounts) if (unitId !== null && chosen.has(unitId)) marked.add(id);
      return marked;
    }
    const wanted = selection.kind === 'territory' ? chosen : repTerritories;
    const territoryOf = accountTerritory(sources);
    for (const account of accounts) if (wanted.has(territoryOf(account))) marked.add(account.id);
    return marked;
  }

  const territories = new Set<number>();
  if (selection.kind === 'territory') for (const id of chosen) territories.add(id);
  if (selection.kind === 'rep') for (const id of repTerritories) territories.add(id);
  if (selection.kind === 'unit')
    units.forEach((unit, index) => {
      if (chosen.has(unit.id)) territories.add(alignment.unitTerritory[index] ?? 0);
    });
  if (selection.kind === 'account') {
    const territoryOf = accountTerritory(sources);
    for (const account of accounts) if (chosen.has(account.id)) territories.add(territoryOf(account));
  }
  if (tab === 'territories') return territories;
  for (const { id, repId } of alignment.territories)
    if (repId !== null && territories.has(id)) marked.add(repId);
  return marked;
}
