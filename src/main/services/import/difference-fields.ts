import type { PlanReader } from '../../plan/plan.ts';
import type { TableName, Tables } from '../../plan/rows.ts';
import type { SqlValue } from '../../plan/store.ts';
import { channelKey } from '../dataset.ts';

/** How a stored value is said: as it stands, in degrees, in yuan, or by the name of what it points to. */
type Saying = 'plain' | 'degrees' | 'yuan' | 'rep' | 'unit';

interface Field {
  /** Key of `findings:heading`, or of a catalogue that it names. */
  heading: string;
  say: Saying;
}

const field = (heading: string, say: Saying = 'plain'): Field => ({ heading, say });

/** Fields of rows that stand for themselves, by column. */
const own: { readonly [T in TableName]?: { readonly [C in keyof Tables[T]]?: Field } } = {
  account: {
    name: field('accounts.name'),
    province: field('accounts.province'),
    city: field('accounts.city'),
    county: field('accounts.county'),
    address: field('accounts.address'),
    longitude: field('accounts.longitude', 'degrees'),
    latitude: field('accounts.latitude', 'degrees'),
    unit_id: field('export:columns.locatedIn', 'unit'),
    industry: field('accounts.industry'),
    product_line: field('accounts.productLine'),
    class_manual: field('accounts.customerClass'),
    calls_manual: field('accounts.callsPerYear'),
    minutes_manual: field('accounts.minutesPerCall'),
    potential_fen: field('accounts.potential', 'yuan'),
    rep_id: field('accounts.rep', 'rep'),
  },
  rep: {
    ref: field('reps.ref'),
    name: field('reps.name'),
    city: field('reps.city'),
    longitude: field('reps.longitude', 'degrees'),
    latitude: field('reps.latitude', 'degrees'),
    level: field('reps.level'),
    calls_per_day: field('reps.callsPerDay'),
    working_days: field('reps.workingDays'),
    since_year: field('reps.sinceYear'),
  },
  rep_profile: {
    fte: field('reps.fte'),
    hired_on: field('reps.hiredOn'),
    skills: field('reps.skills'),
    cost_fen: field('reps.cost', 'yuan'),
  },
  unit: {
    code: field('units.code'),
    name: field('units.name'),
    city: field('units.city'),
    province: field('units.province'),
  },
  competitor: {
    name: field('competitors.name'),
    brand: field('competitors.brand'),
    longitude: field('competitors.longitude', 'degrees'),
    latitude: field('competitors.latitude', 'degrees'),
  },
  account_year: { sales_fen: field('accounts.salesYear', 'yuan') },
  sales_month: { amount_fen: field('sales.amount', 'yuan') },
  unit_measure: { value: field('units.measure') },
  unit_distance: { metres: field('distances.metres') },
};

/** Which row a part belongs to. */
export const ownerOf: { readonly [T in TableName]?: readonly [owner: TableName, column: string] } = {
  account_year: ['account', 'account_id'],
  account_text: ['account', 'account_id'],
  sales_month: ['account', 'account_id'],
  rep_profile: ['rep', 'rep_id'],
  unit_measure: ['unit', 'unit_id'],
  unit_distance: ['unit', 'a'],
};

export const toldTables = [...Object.keys(own), 'account_text'] as TableName[];

/** Columns of a table that are told, with how. `row` decides where one column holds several things. */
export function fieldsOf(table: TableName, row: Readonly<Record<string, unknown>>): [string, Field][] {
  if (table === 'account_text')
    return [['value', field(row.key === channelKey ? 'accounts.channel' : 'accounts.countyCode')]];
  return Object.entries((own[table] ?? {}) as Record<string, Field>);
}

/** Says stored values as a person would type them. */
export function createSayings(plan: PlanReader): (value: SqlValue | undefined, say: Saying) => string {
  const names = (table: 'rep' | 'unit') => new Map(plan.all(table).map(({ id, name }) => [id, name]));
  const reps = names('rep');
  const units = names('unit');
  return (value, say) => {
    if (value === null || value === undefined) return '';
    if (say === 'yuan') return String(Number(value) / 100);
    if (say === 'rep') return reps.get(Number(value)) ?? '';
    if (say === 'unit') return units.get(Number(value)) ?? '';
    return String(value);
  };
}

/** Six decimals of a degree are 0.1 m: more are shown only where what is said before and after would look the same. */
export function saidShort(
  [before, after]: readonly [string, string],
  say: Saying,
): readonly [string, string] {
  if (say !== 'degrees') return [before, after];
  const short = (degrees: string) => (degrees === '' ? '' : String(Number(Number(degrees).toFixed(6))));
  const [from, to] = [short(before), short(after)];
  return from === to ? [before, after] : [from, to];
}
