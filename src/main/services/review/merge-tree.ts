import type { ReviewChange } from '../../../shared/contract/review.ts';
import { mergeValue } from '../../engine/edit/three-way.ts';
import type { SliceGroup } from './content.ts';
import type { SideTree } from './side.ts';

/** What of the tree and the note a merge changes here. */
export interface TakenTree {
  /** Null = the group goes. */
  readonly groups: ReadonlyMap<number, SliceGroup | null>;
  /** Group by territory; null = at the top of the slice. */
  readonly places: ReadonlyMap<number, number | null>;
  /** Null = as it is. */
  readonly note: string | null;
}

type Note = (key: string, noted: Omit<ReviewChange, 'take' | 'key'>) => boolean;

/**
 * Groups of the tree, the group each territory stands in, and the scenario's note, three ways.
 * @param territoryName of those that stand in the merged scenario
 */
export function mergeTree(
  { base, mine, theirs }: { base: SideTree; mine: SideTree; theirs: SideTree },
  territoryName: (id: number) => string | undefined,
  repName: (id: number) => string,
  note: Note,
): TakenTree {
  const groupName = (id: number | null) =>
    id === null ? '' : ((mine.groups.get(id) ?? theirs.groups.get(id) ?? base.groups.get(id))?.name ?? '');
  const noted = <Value>(
    key: string,
    words: Pick<ReviewChange, 'thing' | 'name'>,
    [b, m, t]: readonly [Value, Value, Value],
    text: (value: Value) => string | null,
  ): boolean => {
    const of = (value: Value) => JSON.stringify(value ?? null);
    let isConflict = false;
    const value = mergeValue(of(b), of(m), of(t), false, () => {
      isConflict = true;
      return 'mine';
    }).value;
    if (value === of(m) && !isConflict) return false;
    const sides = { base: text(b), mine: text(m), theirs: text(t) };
    return note(key, { ...words, ...sides, period: null, field: null, isConflict });
  };

  const groups = new Map<number, SliceGroup | null>();
  const words = (row: SliceGroup | null) =>
    row &&
    [row.name, groupName(row.parentId), row.managerId === null ? '' : repName(row.managerId)]
      .filter((part) => part !== '')
      .join(' · ');
  const known = base.groups.size > 0 || base.places.size === 0 ? base.groups : mine.groups;
  for (const id of new Set([...known.keys(), ...theirs.groups.keys()])) {
    const three = [known, mine.groups, theirs.groups].map((side) => side.get(id) ?? null);
    const [b = null, m = null, t = null] = three;
    const name = (m ?? t ?? b)?.name ?? '';
    if (noted(`group ${id}`, { thing: 'group', name }, [b, m, t], words)) groups.set(id, t);
  }
  const places = new Map<number, number | null>();
  for (const [id, was] of base.places) {
    const name = territoryName(id);
    const [now, proposed] = [mine.places.get(id), theirs.places.get(id)];
    if (name === undefined || now === undefined || proposed === undefined) continue;
    if (noted(`place ${id}`, { thing: 'place', name }, [was, now, proposed], groupName))
      places.set(id, proposed);
  }
  const said = [base.note, mine.note, theirs.note] as const;
  const takesNote = noted('note', { thing: 'note', name: '' }, said, (text) => text);
  return { groups, places, note: takesNote ? theirs.note : null };
}
