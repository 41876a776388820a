import type { Grouping } from '../../../shared/contract/tree.ts';
import { AppError } from '../../../shared/errors.ts';
import { mainLabels } from '../../engine/measures/place-share.ts';
import type { Assignment } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { balancedGroups } from './balanced-groups.ts';
import type { ScenarioTree } from './read-tree.ts';

/** A group to be made: what stands in it, or further groups. */
export interface NewGroup {
  readonly name: string;
  readonly groups: readonly NewGroup[];
  /** Existing groups and territories that go into it. */
  readonly groupIds: readonly number[];
  readonly territoryIds: readonly number[];
}

/** What the n-th balanced group is called: 片区 3, or 大区 3 when it stands above groups. */
export type GroupWords = (number: number, above: boolean) => string;

/** A thing that is grouped: a territory, or with `top` a whole group that stands at the top. */
interface Item {
  readonly groupId: number | null;
  readonly territoryId: number | null;
}

/**
 * The groups a grouping makes; changes nothing.
 * @throws AppError GROUPS_NOTHING without territories, GROUPS_NO_PLACES when no unit names its province or city, GROUPS_TOO_MANY
 */
export async function makeGroups(
  settings: Grouping,
  data: Dataset,
  assignment: Assignment,
  scenario: ScenarioTree,
  words: GroupWords,
): Promise<NewGroup[]> {
  const { items, itemOf } = itemsOf(settings.scope, assignment, scenario);
  if (items.length === 0) throw new AppError('GROUPS_NOTHING');
  const made = (name: string, members: readonly Item[], groups: readonly NewGroup[] = []): NewGroup => ({
    name,
    groups,
    groupIds: members.flatMap(({ groupId }) => groupId ?? []),
    territoryIds: members.flatMap(({ territoryId }) => territoryId ?? []),
  });
  if (settings.by === 'balanced') {
    const count = settings.count ?? 1;
    const group = await balancedGroups(data, assignment, itemOf, items.length, count);
    return Array.from({ length: count }, (_, number) =>
      made(
        words(number + 1, settings.scope === 'top'),
        items.filter((_, item) => group[item] === number),
      ),
    );
  }
  const place = (pick: 'province' | 'city', within?: readonly string[]) =>
    placesOf(pick, data, assignment, itemOf, items.length, within);
  const provinces = settings.by === 'city' ? [] : place('province');
  const cities =
    settings.by === 'province' ? [] : place('city', settings.by === 'city' ? undefined : provinces);
  const outer = settings.by === 'city' ? cities : provinces;
  const grouped = Map.groupBy(items.keys(), (item) => outer[item]);
  const named = [...grouped].filter(([name]) => name !== '');
  if (named.length === 0) throw new AppError('GROUPS_NO_PLACES');
  return named.map(([name, members]) => {
    if (settings.by !== 'provinceCity')
      return made(
        name,
        members.map((item) => items[item]),
      );
    const inner = Map.groupBy(members, (item) => cities[item]);
    const loose = inner.get('') ?? [];
    return made(
      name,
      loose.map((item) => items[item]),
      [...inner].flatMap(([city, those]) =>
        city === ''
          ? []
          : made(
              city,
              those.map((item) => items[item]),
            ),
      ),
    );
  });
}

function itemsOf(
  scope: Grouping['scope'],
  { territories }: Assignment,
  { groups, tree, territoryGroup }: ScenarioTree,
): { items: Item[]; itemOf: Int32Array } {
  const items: Item[] = [];
  const itemOf = new Int32Array(territories.length);
  const itemOfGroup = new Map<number, number>();
  territories.forEach(({ territory_id }, index) => {
    let group = scope === 'all' ? -1 : territoryGroup[index];
    while (group >= 0 && tree.parent[group] >= 0) group = tree.parent[group];
    const known = itemOfGroup.get(group);
    if (group >= 0 && known !== undefined) {
      itemOf[index] = known;
      return;
    }
    itemOf[index] = items.length;
    if (group >= 0) itemOfGroup.set(group, items.length);
    items.push(
      group >= 0
        ? { groupId: groups[group].group_id, territoryId: null }
        : { groupId: null, territoryId: territory_id },
    );
  });
  return { items, itemOf };
}

/**
 * Name of the province or city most of each item's work is in; '' where none of its units names one.
 * @param within per item the one province whose cities count
 */
function placesOf(
  pick: 'province' | 'city',
  data: Dataset,
  { unitTerritory, accountTerritory }: Assignment,
  itemOf: Int32Array,
  itemCount: number,
  within?: readonly string[],
): string[] {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const label = Int32Array.from(data.units, (unit) => {
    // Two provinces may have a city of the same name.
    const key = pick === 'city' ? `${unit.province}\n${unit.city}` : unit.province;
    let number = numbers.get(key);
    if (number === undefined) {
      number = names.push(unit[pick]) - 1;
      numbers.set(key, number);
    }
    return number;
  });
  const work = new Float64Array(data.units.length);
  data.accountUnit.forEach((unit, account) => {
    if (unit >= 0) work[unit] += data.workload[account];
  });
  const owned = (territory: number, unit: number) => {
    if (territory < 0 || unit < 0 || names[label[unit]] === '') return -1;
    const item = itemOf[territory];
    return within === undefined || within[item] === data.units[unit].province ? item : -1;
  };
  const ofUnits = mainLabels(unitTerritory.map(owned), itemCount, label, names.length, work);
  // A territory of named accounts alone is where they are.
  const ofAccounts = mainLabels(
    accountTerritory.map((territory, account) => owned(territory, data.accountUnit[account])),
    itemCount,
    data.accountUnit.map((unit) => label[unit] ?? 0),
    names.length,
    data.workload,
  );
  return Array.from(ofUnits, (number, item) => names[number >= 0 ? number : ofAccounts[item]] ?? '');
}
