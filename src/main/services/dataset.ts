import type { MeasureInfo } from '../../shared/contract/plan.ts';
import type { WorkloadSettings } from '../../shared/domain/settings.ts';
import type { Adjacency } from '../engine/design/problem.ts';
import { classifyAccounts } from '../engine/measures/classes.ts';
import { accountWorkload } from '../engine/measures/workload.ts';
import { finish, type Pieces } from '../plan/pieces.ts';
import type { PlanReader } from '../plan/plan.ts';
import type { AccountRecord, RepProfileRecord, RepRecord, UnitRecord } from '../plan/rows.ts';
import { indexOf, readAccountFigures, readAdjacency, readMeasures, readSales } from './figure-columns.ts';
import { accountRecords, keptIds, keptPart } from './figure-parts.ts';
import { type CalculatedMeasures, type Weighting, withFormulas } from './formulas.ts';
import { IdIndex } from './id-index.ts';
import { rowsInPieces } from './rows-in-pieces.ts';
import { readBaseYear, readWorkloadSettings } from './settings.ts';

/**
 * The plan's scenario-independent figures as dense arrays: index i is `units[i]` or the account `accountIds[i]`, in key order.
 * Money in fen, workload in minutes a year. Built once per change of the data and shared by alignment, design, export and the
 * grids. All that a map and its sums are made of: gathered before the accounts' records, which take longer.
 */
export interface Figures {
  readonly units: readonly UnitRecord[];
  readonly unitIndex: ReadonlyMap<number, number>;
  readonly accountIds: readonly number[];
  /** Index by account id. */
  readonly accountIndex: IdIndex;
  readonly accountPlaces: AccountPlaces;
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

/** Where accounts are. */
export interface AccountPlaces {
  /** Degrees; NaN = nowhere. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** 1 = placed by an address, not by the name of an area alone. */
  readonly isExact: Uint8Array;
}

/** The figures with the accounts' records, in the same order. */
export interface Dataset extends Figures {
  readonly accounts: readonly AccountRecord[];
}

export function buildDataset(plan: PlanReader): Dataset {
  return finish(datasetInPieces(plan));
}

export function* datasetInPieces(plan: PlanReader): Pieces<Dataset> {
  return yield* accountsInPieces(plan, yield* figuresInPieces(plan));
}

/** Lays the accounts' records beside the figures of the same moment: it stays the same object, so that what is known of it stays known. */
export function* accountsInPieces(plan: PlanReader, figures: Figures): Pieces<Dataset> {
  return Object.assign(figures, { accounts: yield* accountRecords(plan, figures.accountIds) });
}

/** Whatever grows with accounts or units is read as columns, and only those that figures are made of. */
export function* figuresInPieces(plan: PlanReader): Pieces<Figures> {
  const { units, unitIndex } = yield* keptPart(plan, 'units', ['unit'], [], () => readUnits(plan));
  yield;
  const accounts = yield* readAccountFigures(plan, unitIndex);
  yield;
  const reps = plan.all('rep');
  const settings = readWorkloadSettings(plan);
  yield;
  const accountIds = keptIds(plan, accounts.ids);
  const salesOfYear = yield* keptPart(plan, 'sales', ['account_year', 'sales_month'], [accountIds], () =>
    readSales(plan, accountIds),
  );
  yield;
  const salesYears = [...salesOfYear.keys()].sort((a, b) => a - b);
  const baseYear = readBaseYear(plan, salesYears);
  const count = accountIds.length;
  const sales = known(baseYear === null ? undefined : salesOfYear.get(baseYear), count);
  const previousSales = known(baseYear === null ? undefined : salesOfYear.get(baseYear - 1), count);
  const { potential } = accounts;
  yield;
  const classes = classifyAccounts(
    settings.basis === 'potential' ? potential : sales,
    settings.cutA,
    settings.cutB,
    accounts.manualClass,
  );
  yield;
  const work = accountWorkload(classes, accounts.manualCalls, accounts.manualMinutes, settings);
  yield;
  const measures = yield* readMeasures(plan, unitIndex);
  const adjacency = yield* keptPart(plan, 'adjacency', ['unit_pair'], [unitIndex], () =>
    readAdjacency(plan, unitIndex),
  );
  yield;
  return withFormulas(plan, {
    units,
    unitIndex,
    accountIds,
    accountIndex: new IdIndex(accountIds),
    accountPlaces: accounts.places,
    reps,
    repById: new Map(reps.map((rep) => [rep.id, rep])),
    profiles: new Map(plan.all('rep_profile').map((profile) => [profile.rep_id, profile])),
    ...measures,
    adjacency,
    channels: readChannels(plan),
    accountUnit: accounts.unit,
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

function* readUnits(plan: PlanReader) {
  const units = yield* rowsInPieces(plan, 'unit');
  return { units, unitIndex: indexOf(units.map(({ id }) => id)) };
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

/** NaN (no figure) counts as 0 in sums. */
function known(values: Float64Array | undefined, length: number): Float64Array {
  const found = values?.slice() ?? new Float64Array(length);
  for (let at = 0; at < found.length; at++) if (Number.isNaN(found[at])) found[at] = 0;
  return found;
}
