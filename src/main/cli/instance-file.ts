import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The instance format of the benchmarks: plane coordinates in km, one row of weights per unit. */
export interface Instance {
  /** Territories asked for. */
  readonly k: number;
  readonly units: readonly {
    readonly id?: string | number;
    readonly name?: unknown;
    readonly x: number;
    readonly y: number;
    readonly w: readonly number[];
  }[];
  /** Pairs of touching units, indices from 0. */
  readonly edges: readonly (readonly [number, number])[];
}

/**
 * Reads an instance and refuses what the search could not use.
 * @throws Error naming the file, the place in it, and what belongs there
 */
export function readInstance(file: string): Instance {
  const instance = parsed(file);
  const refuse = (place: string, needed: string): never => {
    throw new Error(`${file}: ${place}: ${needed}`);
  };
  if (!isObject(instance)) return refuse('document', 'an object {k, units, edges} is needed');
  const { k, units, edges } = instance;
  if (!isWhole(k) || k < 1) refuse('k', 'a whole number of territories, 1 or more, is needed');
  if (!Array.isArray(units) || units.length === 0) return refuse('units', 'a list of units is needed');
  if (!Array.isArray(edges)) return refuse('edges', 'a list of pairs of unit indices is needed');
  const weights = isObject(units[0]) && Array.isArray(units[0].w) ? units[0].w.length : 0;
  for (const [index, unit] of units.entries()) {
    const place = `units[${index}]`;
    if (!isObject(unit)) return refuse(place, 'an object {id, x, y, w} is needed');
    for (const axis of ['x', 'y'] as const)
      if (!isNumber(unit[axis])) refuse(`${place}.${axis}`, 'a number, kilometres, is needed');
    const { w } = unit;
    if (!Array.isArray(w) || w.length !== weights || weights === 0)
      return refuse(`${place}.w`, 'a list of weights is needed, as many for every unit');
    const bad = w.findIndex((weight: unknown) => !isNumber(weight) || weight < 0);
    if (bad >= 0) refuse(`${place}.w[${bad}]`, 'a number, 0 or more, is needed');
  }
  const isUnit = (index: unknown) => isWhole(index) && index >= 0 && index < units.length;
  edges.forEach((edge: unknown, index) => {
    if (!Array.isArray(edge) || edge.length !== 2 || !edge.every(isUnit))
      refuse(`edges[${index}]`, `a pair of unit indices, 0 to ${units.length - 1}, is needed`);
  });
  return instance as unknown as Instance;
}

/**
 * Before anything is searched: can the answer be written there?
 * @throws Error naming the file
 */
export function requireWritable(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK);
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error('a folder');
  } catch {
    throw new Error(`${file}: can't be written; the folder must exist and be writable`);
  }
}

function parsed(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`${file}: can't be read; is it there, and a file?`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`${file}: is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isWhole = (value: unknown): value is number => Number.isInteger(value);
