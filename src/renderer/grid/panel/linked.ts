import type { AccountRow, UnitRow } from '../../../shared/contract/data.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import type { GridTab, Selection } from '../../app/store.ts';

export interface LinkSources {
  units: readonly UnitRow[];
  accounts: readonly AccountRow[];
  alignment: Alignment;
}

/** Territory of every account of a scenario: held apart, else its unit's; 0 = unassigned. */
export function territoryOfAccounts({ units, accounts, alignment }: LinkSources): Map<number, number> {
  const byUnit = new Map<number, number>();
  for (const [index, { id }] of units.entries()) byUnit.set(id, alignment.unitTerritory[index] ?? 0);
  const apart = new Map(
    alignment.exceptions.map((exception) => [exception.accountId, exception.territoryId]),
  );
  const territories = new Map<number, number>();
  for (const { id, unitId } of accounts)
    territories.set(id, apart.get(id) ?? (unitId === null ? 0 : (byUnit.get(unitId) ?? 0)));
  return territories;
}

/**
 * Rows of a tab that belong to the selection, whatever kind it is of: a territory marks its units, accounts and rep; an
 * account marks its unit and territory.
 */
export function linkedIds(
  tab: GridTab,
  selection: Selection | null,
  sources: LinkSources,
): ReadonlySet<number> {
  if (selection === null) return new Set();
  const chosen = new Set(selection.ids);
  if (tab === `${selection.kind}s` || (tab === 'territories' && selection.kind === 'territory'))
    return chosen;
  const { units, accounts, alignment } = sources;
  const accountTerritory = territoryOfAccounts(sources);
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
    for (const { id, unitId } of accounts) {
      const territory = accountTerritory.get(id) ?? 0;
      if (selection.kind === 'territory' && chosen.has(territory)) marked.add(id);
      if (selection.kind === 'unit' && unitId !== null && chosen.has(unitId)) marked.add(id);
      if (selection.kind === 'rep' && repTerritories.has(territory)) marked.add(id);
    }
    return marked;
  }

  const territories = new Set<number>();
  if (selection.kind === 'territory') for (const id of chosen) territories.add(id);
  if (selection.kind === 'rep') for (const id of repTerritories) territories.add(id);
  if (selection.kind === 'unit')
    units.forEach((unit, index) => {
      if (chosen.has(unit.id)) territories.add(alignment.unitTerritory[index] ?? 0);
    });
  if (selection.kind === 'account') for (const id of chosen) territories.add(accountTerritory.get(id) ?? 0);
  if (tab === 'territories') return territories;
  for (const { id, repId } of alignment.territories)
    if (repId !== null && territories.has(id)) marked.add(repId);
  return marked;
}
