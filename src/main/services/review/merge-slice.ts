import type { ReviewChange, ReviewDecision } from '../../../shared/contract/review.ts';
import { mergeValue } from '../../engine/edit/three-way.ts';
import type { Pieces } from '../../plan/pieces.ts';
import type { TerritoryRecord } from '../../plan/rows.ts';
import type { Dataset } from '../dataset.ts';
import type { Draft } from '../redraw/draft.ts';
import { mergeDrafts } from '../redraw/merge-drafts.ts';
import { mergeTree, type TakenTree } from './merge-tree.ts';
import type { Side } from './side.ts';

/** An account that goes with its unit, among exceptions. */
const follows = -1;
const figureNames = ['class', 'calls', 'minutes', 'potential'] as const;

export interface SliceSides {
  /** As it was sent. */
  readonly base: Side;
  readonly mine: Side;
  readonly theirs: Side;
}

/** A quota to set by hand; null = no longer set by hand. */
export interface TakenQuota {
  readonly componentId: number;
  readonly node: string;
  readonly period: number;
  readonly fen: number | null;
}

export interface TakenFigure {
  readonly accountId: number;
  readonly field: (typeof figureNames)[number];
  readonly value: string | number | null;
}

export interface SliceMerge {
  readonly changes: ReviewChange[];
  /** Changes of what is locked here. */
  readonly locked: number;
  readonly draft: Draft;
  readonly quotas: readonly TakenQuota[];
  readonly figures: readonly TakenFigure[];
  readonly tree: TakenTree;
}

export interface MergeNames {
  rep(id: number): string;
  group(node: string): string | undefined;
}

type Choice = Pick<ReviewDecision, 'plain' | 'conflicts' | 'chosen'>;
type Noted = Omit<ReviewChange, 'take' | 'key'>;

/**
 * What a reviewed slice changes, and what comes of it with the choices made. Units, accounts and territories go through the same
 * three-way merge as two scenarios do: first with every conflict left as it is here, which shows what is to be decided, then with
 * what was not taken put back on the reviewer's side to what was sent.
 * @param names of reps by id and of groups of the tree by their node, for showing; a group it does not know is gone
 */
export function* mergeSlice(
  data: Dataset,
  sides: SliceSides,
  choice: Choice,
  names: MergeNames,
): Pieces<SliceMerge> {
  const { base, mine, theirs } = sides;
  const chosen = new Map(choice.chosen.map(({ key, take }) => [key, take]));
  const changes: ReviewChange[] = [];
  const left = new Set<string>();
  const note = (key: string, noted: Noted) => {
    const take = chosen.get(key) ?? (noted.isConflict ? choice.conflicts : choice.plain);
    if (take === 'mine') left.add(key);
    changes.push({ key, ...noted, take });
    return take === 'theirs';
  };

  const scope = { kind: 'all' } as const;
  const first = mergeDrafts(data, base.draft, mine.draft, theirs.draft, scope, () => 'mine');
  yield;
  const disputed = new Set(first.conflicts.map(({ thing, id }) => `${thing} ${id}`));
  const places = notePlaces(data, sides, first.draft, disputed, note);
  noteTerritories(sides, first.draft, disputed, names.rep, note);
  yield;
  const second = mergeDrafts(
    data,
    base.draft,
    mine.draft,
    withoutLeft(data, sides, left),
    scope,
    () => 'theirs',
  );
  yield;
  const draft = withTakenColours(second.draft, sides, note);
  const quotas = noteQuotas(sides, draft, names.group, note);
  yield;
  const figures = yield* noteFigures(data, sides, note);
  const territories = byId(draft.territories);
  const trees = { base: base.tree, mine: mine.tree, theirs: theirs.tree };
  const tree = mergeTree(trees, (id) => territories.get(id)?.name, names.rep, note);
  return { changes, locked: places.locked, draft, quotas, figures, tree };
}

type Note = (key: string, noted: Noted) => boolean;
const plainNoted = { period: null, field: null } as const;

/** Units, and accounts held apart. */
function notePlaces(
  data: Dataset,
  { base, mine, theirs }: SliceSides,
  merged: Draft,
  disputed: ReadonlySet<string>,
  note: Note,
): { locked: number } {
  const names = new Map(
    [theirs, mine, base].flatMap(({ draft }) =>
      draft.territories.map(({ territory_id, name }) => [territory_id, name] as const),
    ),
  );
  const word = (territoryId: number) => (territoryId === 0 ? '' : (names.get(territoryId) ?? null));
  let locked = 0;
  const place = (thing: 'unit' | 'account', id: number, name: string, values: readonly number[]) => {
    const [b = 0, m = 0, t = 0, result = 0] = values;
    const key = `${thing} ${id}`;
    const isConflict = disputed.has(key);
    if (isConflict || result !== m)
      note(key, { thing, name, base: word(b), mine: word(m), theirs: word(t), isConflict, ...plainNoted });
    else if (t !== b && t !== m) locked++;
  };
  data.units.forEach(({ id, name }, at) => {
    place('unit', id, name, [
      base.draft.unitTerritory[at] ?? 0,
      mine.draft.unitTerritory[at] ?? 0,
      theirs.draft.unitTerritory[at] ?? 0,
      merged.unitTerritory[at] ?? 0,
    ]);
  });
  const held = new Set([base, mine, theirs].flatMap(({ draft }) => [...draft.exceptions.keys()]));
  for (const id of [...held].sort((a, b) => a - b)) {
    const account = data.accounts[data.accountIndex.get(id) ?? -1];
    if (account === undefined) continue;
    const of = (draft: Draft) => draft.exceptions.get(id) ?? follows;
    place('account', id, account.name || account.ref, [
      of(base.draft),
      of(mine.draft),
      of(theirs.draft),
      of(merged),
    ]);
  }
  return { locked };
}

const byId = (rows: readonly TerritoryRecord[]) => new Map(rows.map((row) => [row.territory_id, row]));

/** Names, reps and shares; territories added and removed. */
function noteTerritories(
  { base, mine, theirs }: SliceSides,
  merged: Draft,
  disputed: ReadonlySet<string>,
  repName: (id: number) => string,
  note: Note,
): void {
  const [was, here, there, after] = [base, mine, theirs]
    .map(({ draft }) => byId(draft.territories))
    .concat(byId(merged.territories));
  const words = (row: TerritoryRecord | undefined) =>
    row === undefined
      ? null
      : [row.name, row.rep_id === null ? '–' : repName(row.rep_id), `×${row.share}`].join(' · ');
  for (const id of new Set([...(was?.keys() ?? []), ...(there?.keys() ?? [])])) {
    const [b, m, t, a] = [was?.get(id), here?.get(id), there?.get(id), after?.get(id)];
    const isConflict = disputed.has(`territory ${id}`);
    if (!isConflict && words(m) === words(a)) continue;
    // Taken here for one whose name was already used here.
    if (!isConflict && words(t) === words(b) && t !== undefined) continue;
    const name = (m ?? t ?? b)?.name ?? '';
    note(`territory ${id}`, {
      thing: 'territory',
      name,
      base: words(b),
      mine: words(m),
      theirs: words(t),
      isConflict,
      ...plainNoted,
    });
  }
}

/** The reviewer's side with what was not taken as it was sent. */
function withoutLeft(data: Dataset, { base, theirs }: SliceSides, left: ReadonlySet<string>): Draft {
  const unitTerritory = theirs.draft.unitTerritory.map((value, at) =>
    left.has(`unit ${data.units[at]?.id}`) ? (base.draft.unitTerritory[at] ?? 0) : value,
  );
  const exceptions = new Map(theirs.draft.exceptions);
  for (const key of left) {
    const [thing, id] = key.split(' ');
    if (thing !== 'account' || key !== `account ${Number(id)}`) continue;
    const former = base.draft.exceptions.get(Number(id));
    if (former === undefined) exceptions.delete(Number(id));
    else exceptions.set(Number(id), former);
  }
  const former = byId(base.draft.territories);
  const kept = theirs.draft.territories.flatMap((row) => {
    if (!left.has(`territory ${row.territory_id}`)) return [row];
    return former.get(row.territory_id) ?? [];
  });
  // A new territory all of whose units and accounts stay as they are here would come over empty.
  const held = new Set([...theirs.draft.unitTerritory, ...theirs.draft.exceptions.values()]);
  const holding = new Set([...unitTerritory, ...exceptions.values()]);
  const wanted = kept.filter(({ territory_id: id }) => former.has(id) || holding.has(id) || !held.has(id));
  const has = byId(kept);
  const restored = base.draft.territories.filter(
    ({ territory_id }) => !has.has(territory_id) && left.has(`territory ${territory_id}`),
  );
  return { territories: [...wanted, ...restored], unitTerritory, exceptions };
}

function withTakenColours(draft: Draft, { base, mine, theirs }: SliceSides, note: Note): Draft {
  const [was, here, there] = [base, mine, theirs].map((side) => byId(side.draft.territories));
  const territories = draft.territories.map((row) => {
    const id = row.territory_id;
    const [b, m, t] = [was?.get(id), here?.get(id), there?.get(id)];
    if (!b || !m || !t || m.locked === 1) return row;
    let isConflict = false;
    mergeValue(b.colour, m.colour, t.colour, false, () => {
      isConflict = true;
      return 'mine';
    });
    if (t.colour === b.colour || t.colour === m.colour) return row;
    const takes = note(`colour ${id}`, {
      thing: 'colour',
      name: m.name,
      base: b.colour,
      mine: m.colour,
      theirs: t.colour,
      isConflict,
      ...plainNoted,
    });
    return takes ? { ...row, colour: t.colour } : row;
  });
  return { ...draft, territories };
}

/** Cells the reviewer set, changed or let go. What the firm spreads anew counts as a change here when its amount differs. */
function noteQuotas(
  { base, mine, theirs }: SliceSides,
  draft: Draft,
  groupName: MergeNames['group'],
  note: Note,
): TakenQuota[] {
  const names = new Map(draft.territories.map((row) => [`t:${row.territory_id}`, row.name]));
  const taken: TakenQuota[] = [];
  for (const key of new Set([...base.cells.keys(), ...theirs.cells.keys()])) {
    const [component = '', node = '', period = ''] = key.split(' ');
    const was = base.amounts.get(key) ?? base.cells.get(key) ?? null;
    const held = theirs.cells.get(key);
    const proposed = held ?? (base.cells.has(key) ? null : was);
    const now = mine.amounts.get(key) ?? null;
    const name = names.get(node) ?? groupName(node);
    if (name === undefined || proposed === was || proposed === now) continue;
    if (proposed === null && !mine.cells.has(key)) continue;
    let isConflict = false;
    mergeValue(was, now, proposed, false, () => {
      isConflict = true;
      return 'mine';
    });
    const takes = note(`quota ${key}`, {
      thing: 'quota',
      name,
      period: Number(period),
      field: null,
      base: was,
      mine: now,
      theirs: proposed,
      isConflict,
    });
    if (takes) taken.push({ componentId: Number(component), node, period: Number(period), fen: proposed });
  }
  return taken;
}

/** Accounts looked at in one piece. */
const accountsAtOnce = 20_000;

function* noteFigures(data: Dataset, { base, mine, theirs }: SliceSides, note: Note): Pieces<TakenFigure[]> {
  const taken: TakenFigure[] = [];
  let count = 0;
  for (const [id, was] of base.figures) {
    if (++count % accountsAtOnce === 0) yield;
    const [now, proposed] = [mine.figures.get(id), theirs.figures.get(id)];
    const account = data.accounts[data.accountIndex.get(id) ?? -1];
    if (now === undefined || proposed === undefined || account === undefined) continue;
    figureNames.forEach((field, at) => {
      const [b, m, t] = [was[at + 1] ?? null, now[at + 1] ?? null, proposed[at + 1] ?? null];
      let isConflict = false;
      const { value } = mergeValue(b, m, t, false, () => {
        isConflict = true;
        return 'mine';
      });
      if (value === m && !isConflict) return;
      const takes = note(`figure ${id} ${field}`, {
        thing: 'figure',
        name: account.name || account.ref,
        period: null,
        field,
        base: b,
        mine: m,
        theirs: t,
        isConflict,
      });
      if (takes) taken.push({ accountId: id, field, value: t });
    });
  }
  return taken;
}
