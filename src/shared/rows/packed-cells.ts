/** A cell as typed or pasted: `field` names its column, '' empties it. */
export interface Cell {
  id: number;
  field: string;
  value: string;
}

/**
 * Cells in the order they were typed, as columns: a fill of 100,000 says its field and its value once. As objects both ends of a
 * call would look at them one by one, which held the main process for over 100 ms.
 */
export interface PackedCells {
  /** Row of each cell. */
  ids: number[];
  fields: string[];
  /** Place of each cell's field among the fields. */
  fieldAt: number[];
  values: string[];
  /** Place of each cell's value among the values. */
  valueAt: number[];
}

/** @param cells a value that comes again right after itself is said once */
export function packCells(cells: readonly Cell[]): PackedCells {
  const packed: PackedCells = { ids: [], fields: [], fieldAt: [], values: [], valueAt: [] };
  const places = new Map<string, number>();
  for (const { id, field, value } of cells) {
    let place = places.get(field);
    if (place === undefined) {
      place = packed.fields.push(field) - 1;
      places.set(field, place);
    }
    if (packed.values.at(-1) !== value) packed.values.push(value);
    packed.ids.push(id);
    packed.fieldAt.push(place);
    packed.valueAt.push(packed.values.length - 1);
  }
  return packed;
}

/** Whether every cell has a row, a field and a value. */
export function isWhole({ ids, fields, fieldAt, values, valueAt }: PackedCells): boolean {
  const isPlace = (place: unknown, count: number) =>
    Number.isInteger(place) && (place as number) >= 0 && (place as number) < count;
  if (fieldAt.length !== ids.length || valueAt.length !== ids.length) return false;
  for (const [at, id] of ids.entries()) {
    if (!Number.isSafeInteger(id) || id <= 0) return false;
    if (!isPlace(fieldAt[at], fields.length) || !isPlace(valueAt[at], values.length)) return false;
  }
  return true;
}

/** @param packed whole (`isWhole`) */
export const unpackCells = ({ ids, fields, fieldAt, values, valueAt }: PackedCells): Cell[] =>
  ids.map((id, at) => ({ id, field: fields[fieldAt[at] ?? 0] ?? '', value: values[valueAt[at] ?? 0] ?? '' }));
