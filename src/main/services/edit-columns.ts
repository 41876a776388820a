import type { EditableTable, EditFieldType } from '../../shared/domain/edit-fields.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { PlanWriter } from '../plan/plan.ts';
import type { RepProfileRecord, TableName, Tables } from '../plan/rows.ts';
import { type CellOwners, cellOwners } from './cell-owners.ts';
import { channelKey } from './dataset.ts';
import { fullTimeElsewhere } from './staffing/full-time.ts';
import { writeProfile } from './staffing/rep-profiles.ts';

/** A cell's value once read: fen, numbers, ids and letters; null = emptied. */
export type CellValue = string | number | null;

/** One editable column: how its text is read and where the value goes. */
export interface EditColumn {
  readonly type: EditFieldType;
  /** May not be emptied. */
  readonly required?: boolean;
  /** The least and the most a figure of it may be, as stored. */
  readonly range?: Range;
  /** Answers why not, or null when written. */
  write(write: PlanWriter, id: number, value: CellValue): ErrorCode | null;
  /** Writes what `write` put off, to write it together. */
  settle?(write: PlanWriter): void;
  /** Answers what is wrong once every cell of the edit is written, or null: two rows may exchange what each has once. */
  check?(write: PlanWriter, id: number): ErrorCode | null;
  /** The present state (现状) follows from this column. */
  readonly changesPresent?: boolean;
  /** The account lies elsewhere after this column changed: its unit is looked up anew. */
  readonly movesAccount?: boolean;
  /** What it writes depends on the account's unit: the account is first where its coordinates put it. */
  readonly asksUnit?: boolean;
}

type Columns = Readonly<Record<string, EditColumn>>;

export interface Range {
  least?: number;
  most?: number;
}

interface Limits extends Range {
  required?: boolean;
  changesPresent?: boolean;
  movesAccount?: boolean;
}

/** A column stored as it is read. Text columns hold '' when emptied, others null. */
function stored<T extends TableName>(
  table: T,
  column: keyof Tables[T] & string,
  type: EditFieldType,
  limits: Limits = {},
): EditColumn {
  return {
    type,
    required: limits.required ?? false,
    changesPresent: limits.changesPresent ?? false,
    movesAccount: limits.movesAccount ?? false,
    range: limits,
    write(write, id, value) {
      const row = write.get(table, { id } as unknown as Partial<Tables[T]>);
      if (!row) return 'NOT_FOUND';
      write.put(table, { ...row, [column]: value ?? (type === 'text' ? '' : null) }, row);
      return null;
    },
  };
}

const unitColumns = (scenarioId: number | null, owners: CellOwners | null): Columns => ({
  name: stored('unit', 'name', 'text', { required: true }),
  city: stored('unit', 'city', 'text'),
  province: stored('unit', 'province', 'text'),
  territory: {
    type: 'territory',
    write(write, id, value) {
      if (scenarioId === null || owners === null) return 'VALUE_INVALID';
      const from = owners.unit(write, id);
      const to = Number(value ?? 0);
      if (from !== to && [from, to].some((one) => isLocked(write, scenarioId, one)))
        return 'TERRITORY_LOCKED';
      if (from !== to) owners.assignUnit(write, id, to);
      return null;
    },
    settle: (write) => owners?.settle(write),
  },
});

const accountColumns = (scenarioId: number | null, owners: CellOwners | null): Columns => ({
  name: stored('account', 'name', 'text', { required: true }),
  province: stored('account', 'province', 'text'),
  city: stored('account', 'city', 'text'),
  county: stored('account', 'county', 'text'),
  address: stored('account', 'address', 'text'),
  longitude: stored('account', 'longitude', 'number', { least: -180, most: 180, movesAccount: true }),
  latitude: stored('account', 'latitude', 'number', { least: -90, most: 90, movesAccount: true }),
  industry: stored('account', 'industry', 'text'),
  productLine: stored('account', 'product_line', 'text'),
  channel: {
    type: 'text',
    write(write, id, value) {
      if (!write.get('account', { id })) return 'NOT_FOUND';
      const key = { account_id: id, key: channelKey };
      if (value === null) write.remove('account_text', key);
      else write.put('account_text', { ...key, value: String(value) });
      return null;
    },
  },
  customerClass: stored('account', 'class_manual', 'class'),
  callsPerYear: stored('account', 'calls_manual', 'number', { least: 0, most: 1000 }),
  minutesPerCall: stored('account', 'minutes_manual', 'number', { least: 0, most: 1440 }),
  potential: stored('account', 'potential_fen', 'amount', { least: 0 }),
  rep: stored('account', 'rep_id', 'rep', { changesPresent: true }),
  territory: {
    type: 'territory',
    write(write, id, value) {
      if (scenarioId === null || owners === null) return 'VALUE_INVALID';
      const account = write.get('account', { id });
      if (!account) return 'NOT_FOUND';
      const ofUnit = account.unit_id === null ? 0 : owners.unit(write, account.unit_id);
      const from = owners.heldIn(write, id) ?? ofUnit;
      // Emptied, or back where its unit is: no exception needed.
      const to = value === null ? ofUnit : Number(value);
      if (from !== to && [from, to].some((one) => isLocked(write, scenarioId, one)))
        return 'TERRITORY_LOCKED';
      owners.hold(write, id, to === ofUnit ? null : to);
      return null;
    },
    asksUnit: true,
    settle: (write) => owners?.settle(write),
  },
});

/** A column of what else is known of a rep; emptied, it is as if never given. */
function profile(
  type: EditFieldType,
  change: (value: CellValue) => Partial<RepProfileRecord>,
  range: Range = {},
): EditColumn {
  return {
    type,
    range,
    write(write, id, value) {
      if (!write.get('rep', { id })) return 'NOT_FOUND';
      writeProfile(write, id, change(value));
      return null;
    },
  };
}

const repColumns: Columns = {
  ref: {
    ...stored('rep', 'ref', 'text', { required: true }),
    // Sheets brought in later find their rep by it.
    check: (write, id) =>
      write.where('rep', { ref: write.get('rep', { id })?.ref ?? '' }).length > 1 ? 'NAME_TAKEN' : null,
  },
  name: stored('rep', 'name', 'text', { required: true }),
  city: stored('rep', 'city', 'text'),
  longitude: stored('rep', 'longitude', 'number', { least: -180, most: 180 }),
  latitude: stored('rep', 'latitude', 'number', { least: -90, most: 90 }),
  level: stored('rep', 'level', 'text'),
  callsPerDay: stored('rep', 'calls_per_day', 'number', { least: 0, most: 50 }),
  workingDays: stored('rep', 'working_days', 'integer', { least: 0, most: 366 }),
  sinceYear: stored('rep', 'since_year', 'integer', { least: 1900, most: 2100 }),
  fte: profile('number', (value) => ({ fte: Number(value ?? 1) }), { least: 0, most: 1 }),
  hiredOn: profile('date', (value) => ({ hired_on: value === null ? null : String(value) })),
  skills: profile('text', (value) => ({ skills: String(value ?? '') })),
  cost: profile('amount', (value) => ({ cost_fen: value === null ? null : Number(value) }), { least: 0 }),
};

const territoryColumns = (scenarioId: number | null): Columns => {
  const column = (
    name: 'name' | 'rep_id' | 'share' | 'locked',
    type: EditFieldType,
    limits: Limits = {},
  ): EditColumn => ({
    type,
    required: limits.required ?? false,
    range: limits,
    write(write, id, value) {
      if (scenarioId === null) return 'VALUE_INVALID';
      const row = write.get('territory', { scenario_id: scenarioId, territory_id: id });
      if (!row) return 'NOT_FOUND';
      write.put('territory', { ...row, [name]: value });
      return null;
    },
    check(write, id) {
      const row =
        scenarioId === null ? null : write.get('territory', { scenario_id: scenarioId, territory_id: id });
      if (!row) return null;
      if (name === 'name')
        return write.where('territory', { scenario_id: row.scenario_id, name: row.name }).length > 1
          ? 'NAME_TAKEN'
          : null;
      if (name === 'locked') return null;
      return fullTimeElsewhere(write, row) ? 'REP_TWICE' : null;
    },
  });
  return {
    name: column('name', 'text', { required: true }),
    rep: column('rep_id', 'rep'),
    share: column('share', 'number', { required: true, least: 0.01, most: 100 }),
    locked: column('locked', 'flag', { required: true }),
  };
};

function isLocked(write: PlanWriter, scenarioId: number, territoryId: number): boolean {
  return write.get('territory', { scenario_id: scenarioId, territory_id: territoryId })?.locked === 1;
}

export function columnsOf(table: EditableTable, scenarioId: number | null): Columns {
  const owners = scenarioId === null ? null : cellOwners(scenarioId);
  if (table === 'units') return unitColumns(scenarioId, owners);
  if (table === 'accounts') return accountColumns(scenarioId, owners);
  if (table === 'reps') return repColumns;
  return territoryColumns(scenarioId);
}
