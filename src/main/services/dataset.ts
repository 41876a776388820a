import type { MeasureInfo } from '../../shared/contract/plan.ts';
import type { WorkloadSettings } from '../../shared/domain/settings.ts';
import { buildAdjacency } from '../engine/design/adjacency.ts';
import type { Adjacency } from '../engine/design/problem.ts';
import { classCode, classifyAccounts } from '../engine/measures/classes.ts';
import { accountWorkload } from '../engine/measures/workload.ts';
import { finish, type Pieces } from '../plan/pieces.ts';
import type { PlanReader } from '../plan/plan.ts';
import type {
  AccountRecord,
  RepProfileRecord,
  RepRecord,
  TableName,
  Tables,
  UnitRecord,
} from '../plan/rows.ts';
import { type CalculatedMeasures, mean, type Weighting, withFormulas } from './formulas.ts';
import { givenMeasures, measureProfiles, measureRecords } from './measures.ts';
import { readBaseYear, readWorkloadSettings } from './settings.ts';

/**
 * The plan's scenario-independent figures as dense arrays: index i is `units[i]` or `accounts[i]`, in key order. Money in fen,
 * workload in minutes a year. Built once per change of the data and shared by alignment, design, export and the grids.
 */
export interface Dataset {
  readonly units: readonly UnitRecord[];
  readonly unitIndex: ReadonlyMap<number, number>;
  readonly accounts: readonly AccountRecord[];
  readonly accountIndex: ReadonlyMap<number, number>;
  readonly reps: readonly RepRecord[];
  readonly repById: ReadonlyMap<number, RepRecord>;
  /** By rep id; reps nothing more is known of have none. */
  readonly profiles: ReadonlyMap<number, RepProfileRecord>;
  /** Derived measures first, then imported ones in their order. */
  readonly measures: readonly MeasureInfo[];
  /** Per imported and calculated measure, per unit; NaN where there is no value. */
  readonly imported: readonly Float64Array[];
  /** For each of `imported`: how its figures come together in a territory; null = they add up. */
  readonly weighting: readonly (Weighting | null)[];
  readonly calculated: CalculatedMeasures;
  /** Potential per unit, fen, from a calculated measure while no account has any; null = the accounts' own. */
  readonly unitPotential: Float64Array | null;
  /** Links merged in, barriers taken out. */
  readonly adjacency: Adjacency;
  /** Channel 渠道 by account id; those without one are left out. */
  readonly channels: ReadonlyMap<number, string>;
  /** Unit index of each account, -1 where it has none. */
  readonly accountUnit: Int32Array;
  /** Class code: 1 = A, 2 = B, 3 = C. */
  readonly classes: Uint8Array;
  readonly calls: Float64Array;
  readonly minutesPerCall: Float64Array;
  readonly workload: Float64Array;
  /** 0 where unknown. */
  readonly potential: Float64Array;
  readonly sales: Float64Array;
  readonly previousSales: Float64Array;
  /** Fen per account by year, NaN where no figure. */
  readonly salesOfYear: ReadonlyMap<number, Float64Array>;
  readonly salesYears: readonly number[];
  readonly baseYear: number | null;
  readonly settings: WorkloadSettings;
}

/** All rows of a table, in key order. */
export type Rows = <T extends TableName>(table: T) => readonly Tables[T][];

export function buildDataset(plan: PlanReader): Dataset {
  return finish(datasetSteps(plan, (table) => plan.all(table)));
}

/** The same with a breath between its parts, for whoever must not be held up; `rows` answers what was read before. */
export function* datasetSteps(plan: PlanReader, rows: Rows): Pieces<Dataset> {
  const units = rows('unit');
  const unitIndex = indexById(units);
  const accounts = rows('account');
  const accountIndex = indexById(accounts);
  yield;
  const reps = plan.all('rep');
  const settings = readWorkloadSettings(plan);
  const salesOfYear = readSales(plan, rows, accountIndex);
  yield;
  const salesYears = [...salesOfYear.keys()].sort((a, b) => a - b);
  const baseYear = readBaseYear(plan, salesYears);
  const sales = known(baseYear === null ? undefined : salesOfYear.get(baseYear), accounts.length);
  const previousSales = known(baseYear === null ? undefined : salesOfYear.get(baseYear - 1), accounts.length);
  const potential = Float64Array.from(accounts, (account) => account.potential_fen ?? 0);
  const classes = classifyAccounts(
    settings.basis === 'potential' ? potential : sales,
    settings.cutA,
    settings.cutB,
    Uint8Array.from(accounts, (account) => classCode(account.class_manual)),
  );
  yield;
  const byHand = (value: number | null) => value ?? Number.NaN;
  const work = accountWorkload(
    classes,
    Float64Array.from(accounts, (account) => byHand(account.calls_manual)),
    Float64Array.from(accounts, (account) => byHand(account.minutes_manual)),
    settings,
  );
  yield;
  const measures = readMeasures(plan, rows, unitIndex);
  yield;
  const adjacency = readAdjacency(rows, unitIndex);
  yield;
  return withFormulas(plan, {
    units,
    unitIndex,
    accounts,
    accountIndex,
    reps,
    repById: new Map(reps.map((rep) => [rep.id, rep])),
    profiles: new Map(plan.all('rep_profile').map((profile) => [profile.rep_id, profile])),
    ...measures,
    adjacency,
    channels: readChannels(plan),
    accountUnit: Int32Array.from(accounts, (account) =>
      account.unit_id === null ? -1 : (unitIndex.get(account.unit_id) ?? -1),
    ),
    classes,
    calls: work.calls,
    minutesPerCall: work.minutesPerCall,
    workload: work.minutes,
    potential,
    sales,
    previousSales,
    salesOfYear,
    salesYears,
    baseYear,
    settings,
    calculated: { records: [], results: [] },
    unitPotential: null,
  });
}

/** The key of the accounts' channel among their further texts. */
export const channelKey = 'channel';
/** And that of the county code their sheet gave. */
export const countyCodeKey = 'countyCode';
export const postalCodeKey = 'postalCode';

function readChannels(plan: PlanReader): Map<number, string> {
  const rows = plan.where('account_text', { key: channelKey });
  return new Map(rows.map(({ account_id, value }) => [account_id, value]));
}

const indexById = (rows: readonly { id: number }[]) => new Map(rows.map((row, index) => [row.id, index]));

/** NaN (no figure) counts as 0 in sums. */
function known(values: Float64Array | undefined, length: number): Float64Array {
  return values ? values.map((value) => (Number.isNaN(value) ? 0 : value)) : new Float64Array(length);
}

/** The units and who touches whom: the part of a dataset that needs neither accounts nor figures. */
export function readNeighbours(plan: PlanReader): Pick<Dataset, 'units' | 'adjacency'> {
  const units = plan.all('unit');
  return { units, adjacency: readAdjacency((table) => plan.all(table), indexById(units)) };
}

/** Yearly figures of the account sheet; a year known only by monthly rows is their sum. */
function readSales(
  plan: PlanReader,
  rows: Rows,
  accountIndex: ReadonlyMap<number, number>,
): Map<number, Float64Array> {
  const salesOfYear = new Map<number, Float64Array>();
  const ofYear = (year: number) => {
    let values = salesOfYear.get(year);
    if (!values) {
      values = new Float64Array(accountIndex.size).fill(Number.NaN);
      salesOfYear.set(year, values);
    }
    return values;
  };
  for (const { account_id, year, sales_fen } of rows('account_year')) {
    const index = accountIndex.get(account_id);
    if (index !== undefined) ofYear(year)[index] = sales_fen;
  }
  for (const year of plan.salesMonthYears()) {
    if (salesOfYear.has(year)) continue;
    const values = ofYear(year);
    for (const [accountId, amount] of plan.salesByAccount(year)) {
      const index = accountIndex.get(accountId);
      if (index !== undefined) values[index] = amount;
    }
  }
  return salesOfYear;
}

function readMeasures(plan: PlanReader, rows: Rows, unitIndex: ReadonlyMap<number, number>) {
  const records = measureRecords(plan);
  const column = new Map(records.map((record, index) => [record.key, index]));
  const imported = records.map(() => new Float64Array(unitIndex.size).fill(Number.NaN));
  for (const { unit_id, measure_key, value } of rows('unit_measure')) {
    const index = unitIndex.get(unit_id);
    const values = imported[column.get(measure_key) ?? -1];
    if (index !== undefined && values) values[index] = value;
  }
  const profile = measureProfiles(plan);
  const measures = givenMeasures(plan);
  const weighting = records.map(({ key }, index) => (profile.has(key) ? mean(imported[index], null) : null));
  return { measures, imported, weighting };
}

function readAdjacency(rows: Rows, unitIndex: ReadonlyMap<number, number>): Adjacency {
  const edges: [number, number][] = [];
  const barriers: [number, number][] = [];
  for (const { a, b, kind } of rows('unit_pair')) {
    const from = unitIndex.get(a);
    const to = unitIndex.get(b);
    if (from === undefined || to === undefined) continue;
    (kind === 'barrier' ? barriers : edges).push([from, to]);
  }
  return buildAdjacency(unitIndex.size, edges, barriers);
}
