import { AppError } from '../../shared/errors.ts';
import { type UnitDistances, unitDistances } from './distances.ts';
import type { Overlays } from './overlay.ts';
import { pageOfColumns, pageOfRecords } from './pages.ts';
import { finish, type Pieces } from './pieces.ts';
import { countPlaced, type PlacedCounts } from './placed-counts.ts';
import type { PlanReader, ScannedColumns } from './plan.ts';
import { guarded } from './plan-error.ts';
import type { AccountRecord, TableName, Tables } from './rows.ts';
import { salesByAccount, salesByMonth, salesMonthYears } from './sales.ts';
import { condition, type PlanStore, type RowValues, type SqlValue, type TableShape } from './store.ts';
import { keyValues, toMatchValue } from './values.ts';

/** Reads rows and what is derived from them. The plan itself and the writer of a step both are readers. */
export class StoreReader implements PlanReader {
  protected readonly store: PlanStore;
  protected readonly overlays: Overlays;

  constructor(store: PlanStore, overlays: Overlays) {
    this.store = store;
    this.overlays = overlays;
  }

  /** Every read goes through here: a closed plan has nothing to say, and a disk that fails is told as AppError. */
  protected read<R>(work: () => R): R {
    if (!this.store.db.open) throw new AppError('PLAN_NOT_OPEN');
    return guarded(this.store.path, work);
  }

  all<T extends TableName>(table: T): Tables[T][] {
    return this.where(table, {});
  }

  where<T extends TableName>(table: T, match: Partial<Tables[T]>): Tables[T][] {
    return this.read(() => {
      const shape = this.store.shape(table);
      const [columns, values] = matchOf(shape, match);
      const sql = `SELECT * FROM ${table}${condition(shape, columns)} ORDER BY ${shape.keyColumns.join()}`;
      return this.store.statement(sql).all(...values) as Tables[T][];
    });
  }

  tableVersion(table: TableName): number {
    return this.store.version(table);
  }

  writtenSince(table: TableName, version: number): readonly RowValues[] | null {
    return this.store.writtenSince(table, version);
  }

  recordsAfter<T extends TableName>(table: T, after: Tables[T] | null, limit: number): Tables[T][] {
    return this.read(() => pageOfRecords(this.store, table, after, limit));
  }

  columnsAfter<T extends TableName, const C extends readonly (keyof Tables[T] & string)[]>(
    table: T,
    columns: C,
    after: RowValues | null,
    limit: number,
  ): { -readonly [I in keyof C]: Tables[T][C[I]] }[] {
    return this.read(
      () =>
        pageOfColumns(this.store, table, columns, after, limit) as unknown as {
          -readonly [I in keyof C]: Tables[T][C[I]];
        }[],
    );
  }

  get<T extends TableName>(table: T, key: Partial<Tables[T]>): Tables[T] | undefined {
    return this.read(() => {
      const shape = this.store.shape(table);
      const sql = `SELECT * FROM ${table}${condition(shape, shape.keyColumns)}`;
      return this.store.statement(sql).get(...keyValues(shape, key)) as Tables[T] | undefined;
    });
  }

  boundaryBytes(level: number): Uint8Array<ArrayBuffer> | undefined {
    return this.read(() => {
      const sql = 'SELECT CAST(topology AS BLOB) FROM boundary WHERE level = ?';
      const row = this.store.statement(sql, true).get(level) as [Uint8Array<ArrayBuffer>] | undefined;
      return row?.[0];
    });
  }

  scan<T extends TableName, const C extends readonly (keyof Tables[T] & string)[]>(
    table: T,
    columns: C,
  ): ScannedColumns<T, C> {
    return this.read(() => {
      const shape = this.store.shape(table);
      condition(shape, columns);
      return this.store.scan(shape, columns) as unknown as ScannedColumns<T, C>;
    });
  }

  count(table: TableName): number {
    return this.read(() => {
      return this.store.derive(`count:${table}`, [table], () =>
        this.#number(`SELECT count(*) FROM ${this.store.shape(table).name}`),
      );
    });
  }

  ids(table: 'unit' | 'account' | 'rep'): Int32Array {
    return this.read(() => {
      const rows = this.store.statement(`SELECT id FROM ${this.store.shape(table).name} ORDER BY id`, true);
      return Int32Array.from(rows.all() as [number][], ([id]) => id);
    });
  }

  max<T extends TableName>(table: T, column: keyof Tables[T] & string): number {
    return this.read(() => {
      const shape = this.store.shape(table);
      condition(shape, [column]);
      return this.#number(`SELECT coalesce(max(${column}), 0) FROM ${shape.name}`);
    });
  }

  setting(key: string): string | undefined {
    return this.get('setting', { key })?.value;
  }

  salesByMonth(year: number): (number | null)[] {
    return this.read(() => {
      return [...salesByMonth(this.store, year)];
    });
  }

  salesByAccount(year: number): Map<number, number> {
    return this.read(() => {
      return new Map(salesByAccount(this.store, year));
    });
  }

  salesMonthYears(): number[] {
    return this.read(() => {
      return [...salesMonthYears(this.store)];
    });
  }

  unitDistances(): UnitDistances {
    return this.read(() => unitDistances(this.store));
  }

  unitTerritories(scenarioId: number): Map<number, number> {
    return this.read(() => {
      const inForce = this.store.derive(
        `unitTerritories:${scenarioId}`,
        ['scenario', 'scenario_unit', 'unit'],
        () => {
          const values = this.overlays.units.allInForce(scenarioId);
          return new Map(this.#unitIds().map((id) => [id, values.get(id) ?? 0]));
        },
      );
      return new Map(inForce);
    });
  }

  unitTerritoryIds(scenarioId: number): Int32Array {
    return this.read(() => {
      const index = this.store.derive('unitIndex', ['unit'], () => {
        return new Map(this.#unitIds().map((id, at) => [id, at]));
      });
      return this.overlays.units.dense(scenarioId, index).slice();
    });
  }

  accountExceptions(scenarioId: number): Map<number, number> {
    return this.read(() => {
      const inForce = this.store.derive(`exceptions:${scenarioId}`, ['scenario', 'scenario_account'], () => {
        const values = this.overlays.accounts.allInForce(scenarioId);
        return new Map([...values].filter(([, territoryId]) => territoryId >= 0).sort(([a], [b]) => a - b));
      });
      return new Map(inForce);
    });
  }

  accountsPage(offset: number, limit: number): AccountRecord[] {
    return this.read(() => {
      const sql = 'SELECT * FROM account ORDER BY id LIMIT ? OFFSET ?';
      return this.store.statement(sql).all(limit, offset) as AccountRecord[];
    });
  }

  accountPlaces(): PlacedCounts {
    return this.read(() =>
      this.store.derive('accountPlaces', ['account'], () => finish(countPlaced(this.store))),
    );
  }

  *accountPlacesInPieces(): Pieces<PlacedCounts> {
    const version = this.store.version('account');
    const work = countPlaced(this.store);
    for (;;) {
      const step = this.read(() => work.next());
      if (!step.done) yield;
      else if (this.store.version('account') !== version) return this.accountPlaces();
      else return this.store.derive('accountPlaces', ['account'], () => step.value);
    }
  }

  salesYears(): number[] {
    return this.read(() =>
      this.store
        .derive('salesYears', ['account_year', 'sales_month'], () => {
          const rows = this.store.statement('SELECT DISTINCT year FROM account_year', true).all() as [
            number,
          ][];
          const years = new Set([...rows.map(([year]) => year), ...salesMonthYears(this.store)]);
          return [...years].sort((a, b) => a - b);
        })
        .slice(),
    );
  }

  #unitIds(): readonly number[] {
    return this.store.derive('unitIds', ['unit'], () => {
      const rows = this.store.statement('SELECT id FROM unit ORDER BY id', true).all() as [number][];
      return rows.map(([id]) => id);
    });
  }

  #number(sql: string): number {
    return (this.store.statement(sql, true).get() as [number])[0];
  }
}

/** Columns and values of a match, in the order of the table's columns: one statement text per set of columns. */
export function matchOf(shape: TableShape, match: object): [columns: string[], values: SqlValue[]] {
  const source = match as Readonly<Record<string, unknown>>;
  condition(shape, Object.keys(source));
  const columns = shape.columns.filter((column) => column in source);
  return [columns, columns.map((column) => toMatchValue(shape, column, source[column]))];
}
