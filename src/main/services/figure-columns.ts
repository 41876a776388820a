import { buildAdjacency } from '../engine/design/adjacency.ts';
import type { Adjacency } from '../engine/design/problem.ts';
import { classCode } from '../engine/measures/classes.ts';
import { finish, type Pieces } from '../plan/pieces.ts';
import type { PlanReader } from '../plan/plan.ts';
import type { UnitRecord } from '../plan/rows.ts';
import { mean } from './formulas.ts';
import { givenMeasures, measureProfiles, measureRecords } from './measures.ts';
import { columnsInPieces } from './rows-in-pieces.ts';

/** Position of each id. */
export function indexOf(ids: readonly number[]): Map<number, number> {
  const index = new Map<number, number>();
  for (let at = 0; at < ids.length; at++) index.set(ids[at], at);
  return index;
}

const figureColumns = [
  'id',
  'longitude',
  'latitude',
  'location',
  'unit_id',
  'class_manual',
  'calls_manual',
  'minutes_manual',
  'potential_fen',
] as const;

/** What figures are made of, of every account. */
export function* readAccountFigures(plan: PlanReader, unitIndex: ReadonlyMap<number, number>) {
  const columns = yield* columnsInPieces(plan, 'account', figureColumns);
  const [ids, longitude, latitude, location, unitIds, manualClass, calls, minutes, potential] = columns;
  yield;
  return {
    ids,
    places: {
      longitude: numbers(longitude, Number.NaN),
      latitude: numbers(latitude, Number.NaN),
      isExact: Uint8Array.from(location, (word) => (word === 'exact' ? 1 : 0)),
    },
    /** Index, -1 = none. */
    unit: Int32Array.from(unitIds, (id) => (id === null ? -1 : (unitIndex.get(id) ?? -1))),
    manualClass: Uint8Array.from(manualClass, classCode),
    manualCalls: numbers(calls, Number.NaN),
    manualMinutes: numbers(minutes, Number.NaN),
    potential: numbers(potential, 0),
  };
}

/** @param none stands for null */
function numbers(values: readonly (number | null)[], none: number): Float64Array {
  const list = new Float64Array(values.length);
  for (let at = 0; at < list.length; at++) list[at] = values[at] ?? none;
  return list;
}

/** Yearly figures of the account sheet; a year known only by monthly rows is their sum. */
export function* readSales(
  plan: PlanReader,
  accountIndex: ReadonlyMap<number, number>,
): Pieces<Map<number, Float64Array>> {
  const salesOfYear = new Map<number, Float64Array>();
  const ofYear = (year: number) => {
    let values = salesOfYear.get(year);
    if (!values) {
      values = new Float64Array(accountIndex.size).fill(Number.NaN);
      salesOfYear.set(year, values);
    }
    return values;
  };
  const yearly = yield* columnsInPieces(plan, 'account_year', ['account_id', 'year', 'sales_fen']);
  const [accounts, years, amounts] = yearly;
  yield;
  for (let row = 0; row < accounts.length; row++) {
    const index = accountIndex.get(accounts[row]);
    if (index !== undefined) ofYear(years[row])[index] = amounts[row];
  }
  for (const year of plan.salesMonthYears()) {
    if (salesOfYear.has(year)) continue;
    const values = ofYear(year);
    for (const [accountId, amount] of plan.salesByAccount(year)) {
      const index = accountIndex.get(accountId);
      if (index !== undefined) values[index] = amount;
    }
    yield;
  }
  return salesOfYear;
}

export function* readMeasures(plan: PlanReader, unitIndex: ReadonlyMap<number, number>) {
  const records = measureRecords(plan);
  const column = new Map(records.map((record, index) => [record.key, index]));
  const imported = records.map(() => new Float64Array(unitIndex.size).fill(Number.NaN));
  const rows = yield* columnsInPieces(plan, 'unit_measure', ['unit_id', 'measure_key', 'value']);
  const [unitIds, keys, amounts] = rows;
  for (let row = 0; row < unitIds.length; row++) {
    const index = unitIndex.get(unitIds[row]);
    const values = imported[column.get(keys[row]) ?? -1];
    if (index !== undefined && values) values[index] = amounts[row];
  }
  const profile = measureProfiles(plan);
  const measures = givenMeasures(plan);
  const weighting = records.map(({ key }, index) => (profile.has(key) ? mean(imported[index], null) : null));
  yield;
  return { measures, imported, weighting };
}

export function* readAdjacency(plan: PlanReader, unitIndex: ReadonlyMap<number, number>): Pieces<Adjacency> {
  const [from, to, kinds] = yield* columnsInPieces(plan, 'unit_pair', ['a', 'b', 'kind']);
  const edges: number[] = [];
  const barriers: [number, number][] = [];
  for (let pair = 0; pair < from.length; pair++) {
    const a = unitIndex.get(from[pair]);
    const b = unitIndex.get(to[pair]);
    if (a === undefined || b === undefined) continue;
    if (kinds[pair] === 'barrier') barriers.push([a, b]);
    else edges.push(a, b);
  }
  yield;
  return buildAdjacency(unitIndex.size, new Int32Array(edges), barriers);
}

/** The units and who touches whom: the part of a dataset that needs neither accounts nor figures. */
export function readNeighbours(plan: PlanReader): { units: UnitRecord[]; adjacency: Adjacency } {
  const units = plan.all('unit');
  return { units, adjacency: finish(readAdjacency(plan, indexOf(units.map(({ id }) => id)))) };
}
