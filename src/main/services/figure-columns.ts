import { AppError } from '../../shared/errors.ts';
import { buildAdjacency } from '../engine/design/adjacency.ts';
import type { Adjacency } from '../engine/design/problem.ts';
import { classCode } from '../engine/measures/classes.ts';
import { finish, type Pieces } from '../plan/pieces.ts';
import type { PlanReader } from '../plan/plan.ts';
import type { UnitRecord } from '../plan/rows.ts';
import { mean } from './formulas.ts';
import { IdIndex } from './id-index.ts';
import { givenMeasures, measureProfiles, measureRecords } from './measures.ts';
import { eachRow } from './rows-in-pieces.ts';

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

/** What figures are made of, of every account in key order. @throws AppError PLAN_PART_DAMAGED when their number is not what is counted */
export function* readAccountFigures(plan: PlanReader, unitIndex: ReadonlyMap<number, number>) {
  const count = plan.count('account');
  const ids: number[] = [];
  const longitude = new Float64Array(count);
  const latitude = new Float64Array(count);
  const isExact = new Uint8Array(count);
  /** Index, -1 = none. */
  const unit = new Int32Array(count);
  const manualClass = new Uint8Array(count);
  const manualCalls = new Float64Array(count);
  const manualMinutes = new Float64Array(count);
  const potential = new Float64Array(count);
  yield* eachRow(plan, 'account', figureColumns, (row) => {
    const at = ids.length;
    ids.push(row[0]);
    longitude[at] = row[1] ?? Number.NaN;
    latitude[at] = row[2] ?? Number.NaN;
    isExact[at] = row[3] === 'exact' ? 1 : 0;
    unit[at] = row[4] === null ? -1 : (unitIndex.get(row[4]) ?? -1);
    manualClass[at] = classCode(row[5]);
    manualCalls[at] = row[6] ?? Number.NaN;
    manualMinutes[at] = row[7] ?? Number.NaN;
    potential[at] = row[8] ?? 0;
  });
  if (ids.length !== count) throw new AppError('PLAN_PART_DAMAGED', { table: 'account' });
  return {
    ids,
    places: { longitude, latitude, isExact },
    unit,
    manualClass,
    manualCalls,
    manualMinutes,
    potential,
  };
}

/** Yearly figures of the account sheet; a year known only by monthly rows is their sum. */
export function* readSales(
  plan: PlanReader,
  accountIds: readonly number[],
): Pieces<Map<number, Float64Array>> {
  const salesOfYear = new Map<number, Float64Array>();
  const ofYear = (year: number) => {
    let values = salesOfYear.get(year);
    if (!values) {
      values = new Float64Array(accountIds.length).fill(Number.NaN);
      salesOfYear.set(year, values);
    }
    return values;
  };
  // Both lists rise by account: one runs along the other.
  let index = 0;
  yield* eachRow(plan, 'account_year', ['account_id', 'year', 'sales_fen'], (row) => {
    while (accountIds[index] < row[0]) index++;
    if (accountIds[index] === row[0]) ofYear(row[1])[index] = row[2];
  });
  const places = new IdIndex(accountIds);
  for (const year of plan.salesMonthYears()) {
    if (salesOfYear.has(year)) continue;
    const values = ofYear(year);
    for (const [accountId, amount] of plan.salesByAccount(year)) {
      const account = places.get(accountId);
      if (account !== undefined) values[account] = amount;
    }
    yield;
  }
  return salesOfYear;
}

export function* readMeasures(plan: PlanReader, unitIndex: ReadonlyMap<number, number>) {
  const records = measureRecords(plan);
  const column = new Map(records.map((record, index) => [record.key, index]));
  const imported = records.map(() => new Float64Array(unitIndex.size).fill(Number.NaN));
  yield* eachRow(plan, 'unit_measure', ['unit_id', 'measure_key', 'value'], (row) => {
    const index = unitIndex.get(row[0]);
    const values = imported[column.get(row[1]) ?? -1];
    if (index !== undefined && values) values[index] = row[2];
  });
  const profile = measureProfiles(plan);
  const measures = givenMeasures(plan);
  const weighting = records.map(({ key }, index) => (profile.has(key) ? mean(imported[index], null) : null));
  yield;
  return { measures, imported, weighting };
}

export function* readAdjacency(plan: PlanReader, unitIndex: ReadonlyMap<number, number>): Pieces<Adjacency> {
  const edges: number[] = [];
  const barriers: [number, number][] = [];
  yield* eachRow(plan, 'unit_pair', ['a', 'b', 'kind'], (row) => {
    const a = unitIndex.get(row[0]);
    const b = unitIndex.get(row[1]);
    if (a === undefined || b === undefined) return;
    if (row[2] === 'barrier') barriers.push([a, b]);
    else edges.push(a, b);
  });
  yield;
  return buildAdjacency(unitIndex.size, new Int32Array(edges), barriers);
}

/** The units and who touches whom: the part of a dataset that needs neither accounts nor figures. */
export function readNeighbours(plan: PlanReader): { units: UnitRecord[]; adjacency: Adjacency } {
  const units = plan.all('unit');
  return { units, adjacency: finish(readAdjacency(plan, indexOf(units.map(({ id }) => id)))) };
}
