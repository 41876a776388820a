import type { MergeConflict, MergePreview, MergeRequest, MergeRow } from '../../../shared/contract/redraw.ts';

export type Side = 'mine' | 'theirs';

/** One place that both scenarios changed, whatever it is. */
export type Place = { conflict: MergeConflict } | { row: MergeRow };

export interface ConflictRow {
  /** The same as long as it is the same place. */
  readonly id: string;
  readonly kind: MergeConflict['thing'] | MergeRow['kind'];
  readonly name: string;
  readonly base: string | number;
  readonly mine: string | number;
  readonly theirs: string | number;
  readonly place: Place;
}

/** Every conflict of a merge in one list: units, accounts and territories, then quotas and tree. */
export function conflictRows({ conflicts, rows }: Pick<MergePreview, 'conflicts' | 'rows'>): ConflictRow[] {
  return [
    ...conflicts.map((conflict) => ({
      ...conflict,
      id: `${conflict.thing} ${conflict.id}`,
      kind: conflict.thing,
      place: { conflict },
    })),
    ...rows.map((row) => ({ ...row, id: `row ${row.kind} ${row.key}`, place: { row } })),
  ];
}

/** Choices by the id of their row, as the request says them. */
export function toRequest(
  choices: ReadonlyMap<string, { place: Place; take: Side }>,
): Required<Pick<MergeRequest, 'chosen' | 'chosenRows'>> {
  const all = [...choices.values()];
  return {
    chosen: all.flatMap(({ place, take }) =>
      'conflict' in place ? [{ thing: place.conflict.thing, id: place.conflict.id, take }] : [],
    ),
    chosenRows: all.flatMap(({ place, take }) =>
      'row' in place ? [{ kind: place.row.kind, key: place.row.key, take }] : [],
    ),
  };
}
