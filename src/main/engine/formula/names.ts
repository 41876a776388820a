import type { MeasureUnit } from '../../../shared/domain/measures.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Node, namesIn } from './ast.ts';
import type { Value } from './evaluate.ts';

/** A figure a formula may name: a measure's values, or a parameter for all units. */
export interface Source {
  readonly key: string;
  /** Every name it answers to, whatever the language; the first is told in errors. */
  readonly names: readonly string[];
  readonly unit: MeasureUnit;
  readonly value: Value;
  /** The formula (by key) the value is taken from instead: potential that comes from a calculated measure. */
  readonly takenFrom?: string;
}

export interface Formula {
  readonly key: string;
  readonly names: readonly string[];
  readonly unit: MeasureUnit;
  readonly expression: string;
}

/** What a name means: a source, or the formula at an index, or a source whose value a formula gives. */
export interface Meaning {
  readonly unit: MeasureUnit;
  readonly name: string;
  readonly source: Source | null;
  readonly formula: number | null;
}

/** How names are compared: width, case and spaces make no difference. */
export const nameKey = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

export type Names = ReadonlyMap<string, Meaning>;

/** The first to have a name keeps it; sources come before formulas. */
export function namesOf(sources: readonly Source[], formulas: readonly Formula[]): Names {
  const names = new Map<string, Meaning>();
  const add = (all: readonly string[], meaning: Meaning) => {
    for (const name of all) {
      const key = nameKey(name);
      if (key !== '' && !names.has(key)) names.set(key, meaning);
    }
  };
  for (const source of sources) {
    const from = formulas.findIndex(({ key }) => key === source.takenFrom);
    const { unit, names: all } = source;
    add(all, { unit, name: all[0] ?? source.key, source, formula: from < 0 ? null : from });
  }
  formulas.forEach(({ unit, names: all, key }, formula) => {
    add(all, { unit, name: all[0] ?? key, source: null, formula });
  });
  return names;
}

/** A name of a formula's text with its place and meaning. */
export interface Reference {
  readonly start: number;
  readonly end: number;
  readonly meaning: Meaning;
}

/** @throws AppError FORMULA_NAME_UNKNOWN with the place, and the name it looks like */
export function referencesOf(tree: Node, names: Names): Reference[] {
  return namesIn(tree).map(({ name, start, end }) => {
    const meaning = names.get(nameKey(name));
    if (!meaning) throw unknownName(name, { at: start + 1, end }, names);
    return { start, end, meaning };
  });
}

function unknownName(name: string, place: { at: number; end: number }, names: Names): AppError {
  const letters = new Set(nameKey(name));
  let nearest = '';
  let most = 0;
  for (const [key, meaning] of names) {
    const own = new Set(key);
    const alike = [...letters].filter((letter) => own.has(letter)).length / Math.max(own.size, letters.size);
    if (alike <= most) continue;
    most = alike;
    nearest = meaning.name;
  }
  return most >= 0.5
    ? new AppError('FORMULA_NAME_UNKNOWN_NEAR', { ...place, name, near: nearest })
    : new AppError('FORMULA_NAME_UNKNOWN', { ...place, name });
}
