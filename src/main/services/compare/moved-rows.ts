import type { Comparison, MovedAccount } from '../../../shared/contract/compare.ts';
import { relationshipBands } from '../../../shared/domain/relationships.ts';
import { classLetter } from '../../engine/measures/classes.ts';
import type { Dataset } from '../dataset.ts';
import { changedHands } from '../moved.ts';
import { derivedUnitValues } from '../rows-view.ts';
import type { Side } from './side.ts';

interface Holder {
  readonly id: number;
  readonly name: string;
  readonly rep: string;
}

const nobody: Holder = { id: 0, name: '', rep: '' };

/** Name and rep per territory index of a side. */
function holdersOf(data: Dataset, { assignment }: Side): Holder[] {
  return assignment.territories.map(({ territory_id, name, rep_id }) => ({
    id: territory_id,
    name,
    rep: rep_id === null ? '' : (data.repById.get(rep_id)?.name ?? ''),
  }));
}

const hands = (from: Holder, to: Holder) => ({
  from: from.id,
  fromName: from.name,
  fromRep: from.rep,
  to: to.id,
  toName: to.name,
  toRep: to.rep,
});

/** Units that change hands; of a layer, only those with its accounts. */
export function movedUnits(data: Dataset, left: Side, right: Side, inLayer: boolean): Comparison['units'] {
  const [accounts, , , potential, sales] = derivedUnitValues(data);
  const [before, after] = [holdersOf(data, left), holdersOf(data, right)];
  return [...changedHands(left.unitRep, right.unitRep)]
    .filter((unit) => !inLayer || accounts[unit] > 0)
    .map((unit) => ({
      unitId: data.units[unit].id,
      ...hands(
        before[left.assignment.unitTerritory[unit]] ?? nobody,
        after[right.assignment.unitTerritory[unit]] ?? nobody,
      ),
      accounts: accounts[unit],
      salesFen: sales[unit],
      potentialFen: potential[unit],
    }));
}

export function movedAccounts(data: Dataset, left: Side, right: Side, ages: Uint8Array): MovedAccount[] {
  const [before, after] = [holdersOf(data, left), holdersOf(data, right)];
  return [...changedHands(left.accountRep, right.accountRep)].map((index) => {
    const account = data.accounts[index];
    return {
      accountId: account.id,
      ref: account.ref,
      name: account.name,
      city: account.city || (data.units[data.accountUnit[index]]?.city ?? ''),
      customerClass: classLetter(data.classes[index]),
      relationship: relationshipBands[ages[index]],
      ...hands(
        before[left.assignment.accountTerritory[index]] ?? nobody,
        after[right.assignment.accountTerritory[index]] ?? nobody,
      ),
      workloadMinutes: data.workload[index],
      salesFen: data.sales[index],
      potentialFen: data.potential[index],
    };
  });
}
