import type { RebaseReport } from '../../../shared/contract/rebase.ts';
import { giveToNeighbours } from '../../engine/edit/grow.ts';
import { rollUp } from '../../engine/measures/roll-up.ts';
import type { TerritoryRecord } from '../../plan/rows.ts';
import type { Dataset } from '../dataset.ts';

type Proposal = Omit<RebaseReport['proposals']['rows'][number], 'territory' | 'taken'>;

/**
 * Who should have units that nobody has: the territory wanted, where there is one that is open; for the others the neighbour
 * with the least work for its share, one by one, so that whoever takes stays in one piece.
 * @param unitTerritory territory id per unit, 0 = nobody's
 */
export function proposeTerritories(
  data: Dataset,
  territories: readonly TerritoryRecord[],
  unitTerritory: Int32Array,
  homeless: readonly { unit: number; wanted: number | null }[],
  locked: ReadonlySet<number>,
): Proposal[] {
  if (homeless.length === 0) return [];
  const index = new Map(territories.map(({ territory_id }, at) => [territory_id, at]));
  const territoryOf = unitTerritory.map((id) => index.get(id) ?? -1);
  const given = new Set<number>();
  for (const { unit, wanted } of homeless) {
    const at = wanted === null || locked.has(wanted) ? undefined : index.get(wanted);
    if (at === undefined) continue;
    territoryOf[unit] = at;
    given.add(unit);
  }
  const ofUnits = (values?: Float64Array) => rollUp(data.accountUnit, data.units.length, values).sums;
  const [workload, accounts, sales] = [ofUnits(data.workload), ofUnits(), ofUnits(data.sales)];
  const grown = giveToNeighbours(
    {
      adjacency: data.adjacency,
      territoryOf,
      locked: Uint8Array.from(territories, ({ territory_id }) => (locked.has(territory_id) ? 1 : 0)),
    },
    homeless.flatMap(({ unit }) => (given.has(unit) ? [] : unit)),
    workload,
    rollUp(territoryOf, territories.length, workload).sums,
    Float64Array.from(territories, ({ share }) => share),
  );
  return homeless.map(({ unit }) => {
    const { id: unitId, code, name } = data.units[unit];
    const taker = territories[grown.territoryOf[unit]];
    return {
      unitId,
      code,
      name,
      accounts: accounts[unit],
      salesFen: sales[unit],
      territoryId: taker?.territory_id ?? null,
      reason: given.has(unit) ? 'onto' : taker ? 'neighbour' : 'none',
    };
  });
}
