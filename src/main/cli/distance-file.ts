import { readFileSync } from 'node:fs';

/**
 * Kilometres between the units of an instance from a CSV file of rows `from,to,km`: ids of the instance, or indices from 0 where
 * not all are ids. A first row that names no units and ends in no number is taken for headings. A pair given both ways keeps the mean, as the
 * application does; pairs not given are NaN.
 * @returns unit × unit, row-major, symmetric, 0 for a unit to itself
 * @throws Error naming the line that can't be used
 */
export function readDistances(
  file: string,
  units: readonly { readonly id?: string | number }[],
): Float64Array {
  const rows = textOf(file)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((text, index) => (text.trim() === '' ? [] : [{ cells: cellsOf(text), line: index + 1 }]));
  if (
    rows.length > 0 &&
    Number.isNaN(Number(rows[0].cells[2] ?? Number.NaN)) &&
    !namesUnits(rows[0].cells, units)
  )
    rows.shift();
  if (rows.length === 0) throw new Error(`${file}: no rows from,to,km`);
  const unitOf = unitReader(
    rows.flatMap(({ cells }) => cells.slice(0, 2)),
    units,
  );
  const count = units.length;
  const between = new Float64Array(count * count).fill(Number.NaN);
  for (const { cells, line } of rows) {
    const [from, to] = [unitOf(cells[0]), unitOf(cells[1])];
    const kilometres = cells[2] === undefined || cells[2] === '' ? Number.NaN : Number(cells[2]);
    if (from < 0 || to < 0) throw new Error(`${file}, line ${line}: no such unit`);
    if (!(kilometres >= 0 && kilometres < Number.POSITIVE_INFINITY))
      throw new Error(`${file}, line ${line}: kilometres, 0 or more, are needed`);
    between[from * count + to] = kilometres;
  }
  for (let a = 0; a < count; a++) {
    between[a * count + a] = 0;
    for (let b = 0; b < a; b++) {
      const there = between[a * count + b];
      const back = between[b * count + a];
      const mean = Number.isNaN(there) ? back : Number.isNaN(back) ? there : (there + back) / 2;
      between[a * count + b] = mean;
      between[b * count + a] = mean;
    }
  }
  return between;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(`${file}: can't be read; is it there, and a file?`);
  }
}

/** A row whose figure is missing is not a heading when it names units. */
function namesUnits(
  [from = '', to = '']: readonly string[],
  units: readonly { id?: string | number }[],
): boolean {
  const isUnit = unitReader([from, to], units);
  return isUnit(from) >= 0 && isUnit(to) >= 0;
}

const cellsOf = (text: string): string[] =>
  text.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));

/** Ids when every name in the file is one, else indices. −1 for neither. */
function unitReader(
  names: readonly string[],
  units: readonly { readonly id?: string | number }[],
): (name: string | undefined) => number {
  const byId = new Map(units.flatMap(({ id }, index) => (id === undefined ? [] : [[String(id), index]])));
  const areIds = names.every((name) => byId.has(name));
  return (name = '') => {
    if (areIds) return byId.get(name) ?? -1;
    const index = /^\d+$/.test(name) ? Number(name) : -1;
    return index < units.length ? index : -1;
  };
}
