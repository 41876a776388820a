import { locationKinds } from '../../../shared/contract/data.ts';
import type { AccountDraft } from '../../exchange/import/accounts.ts';
import { samePlace } from '../../exchange/import/place-name.ts';
import type { PlanReader, PlanWriter } from '../../plan/plan.ts';
import type { AccountRecord, AccountTextRecord, RepRecord } from '../../plan/rows.ts';
import { channelKey, countyCodeKey, postalCodeKey } from '../dataset.ts';
import { type Changes, orKeep, type RowState, sameRow } from './changes.ts';
import { sameDegrees } from './same-degrees.ts';

/**
 * Accounts are known by their id in the sheet (`ref`): known ones are updated, others created. `known`: the ids of all rows,
 * where accounts without one are to go.
 */
export function accountChanges(
  plan: PlanReader,
  drafts: readonly AccountDraft[],
  known: ReadonlySet<string> | null = null,
): Changes {
  const existing = new Map(plan.all('account').map((account) => [account.ref, account]));
  const standing = standingYears(plan);
  const standingTexts = (key: string) =>
    new Map(plan.where('account_text', { key }).map(({ account_id, value }) => [account_id, value]));
  const texts = new Map([channelKey, countyCodeKey, postalCodeKey].map((key) => [key, standingTexts(key)]));
  const newReps = new Map<string, RepRecord>();
  let nextAccount = plan.max('account', 'id') + 1;
  let nextRep = plan.max('rep', 'id') + 1;
  /** With what stands in their place. */
  const accountRows: [AccountRecord, AccountRecord | null][] = [];
  const years = createYearRows();
  const textRows: AccountTextRecord[] = [];
  const gone: Gone[] = [];
  const counts: Record<RowState, number> = { created: 0, updated: 0, unchanged: 0 };

  const repOf = (rep: number | string | undefined, stands: number | null): number | null => {
    if (typeof rep !== 'string') return rep ?? stands;
    let record = newReps.get(rep);
    if (!record) {
      record = repNamed(nextRep++, rep);
      newReps.set(rep, record);
    }
    return record.id;
  };

  for (const draft of drafts) {
    const stands = existing.get(draft.ref);
    const base = stands ?? blankAccount(nextAccount++, draft.ref);
    const account = {
      ...merged(base, draft),
      rep_id: repOf(draft.rep, erases(draft, 'rep') ? null : base.rep_id),
    };
    let changed = !stands || !sameRow(stands, account);
    if (changed) accountRows.push([account, stands ?? null]);
    for (const [year, fen] of draft.years) {
      const stood = stands && standing.get(year)?.get(account.id);
      if (stood === fen) continue;
      years.add(account.id, year, fen, stood);
      changed = true;
    }
    if (stands)
      for (const erased of erasedParts(draft, account.id, standing, texts)) {
        gone.push(erased);
        changed = true;
      }
    const told = {
      [channelKey]: draft.text.channel,
      [countyCodeKey]: draft.countyCode,
      [postalCodeKey]: draft.postalCode,
    };
    for (const [key, value] of Object.entries(told)) {
      if (value === '' || texts.get(key)?.get(account.id) === value) continue;
      textRows.push({ account_id: account.id, key, value });
      changed = true;
    }
    counts[stands ? (changed ? 'updated' : 'unchanged') : 'created']++;
  }
  const missing = known ? [...existing.values()].filter(({ ref }) => !known.has(ref)) : [];
  return {
    ...counts,
    removed: missing.length,
    write(writer) {
      for (const { id } of missing) writer.remove('account', { id });
      for (const remove of gone) remove(writer);
      for (const rep of newReps.values()) writer.put('rep', rep);
      for (const [row, stands] of accountRows) writer.put('account', row, stands);
      years.write(writer);
      for (const row of textRows) writer.put('account_text', row);
    },
  };
}

/** Takes a part of an account out. */
type Gone = (writer: PlanWriter) => void;

const erases = (draft: AccountDraft, field: string): boolean => draft.erased.has(field);
const textFieldOf = { [channelKey]: 'channel', [countyCodeKey]: 'countyCode', [postalCodeKey]: 'postalCode' };

/** Yearly figures and further texts that stand and whose cells are blank. */
function erasedParts(
  draft: AccountDraft,
  id: number,
  years: ReadonlyMap<number, ReadonlyMap<number, number>>,
  texts: ReadonlyMap<string, ReadonlyMap<number, string>>,
): Gone[] {
  if (draft.erased.size === 0) return [];
  const parts: Gone[] = [];
  for (const [year, ofYear] of years)
    if (erases(draft, `salesYear:${year}`) && ofYear.has(id))
      parts.push((writer) => writer.remove('account_year', { account_id: id, year }));
  for (const [key, field] of Object.entries(textFieldOf))
    if (erases(draft, field) && texts.get(key)?.has(id))
      parts.push((writer) => writer.remove('account_text', { account_id: id, key }));
  return parts;
}

/** Fen by account, by year. */
function standingYears(plan: PlanReader): Map<number, Map<number, number>> {
  const years = new Map<number, Map<number, number>>();
  const [accounts, yearOf, fen] = plan.scan('account_year', ['account_id', 'year', 'sales_fen']);
  accounts.forEach((account, at) => {
    const ofYear = years.get(yearOf[at]);
    if (ofYear) ofYear.set(account, fen[at]);
    else years.set(yearOf[at], new Map([[account, fen[at]]]));
  });
  return years;
}

/** Yearly figures to be written, four numbers each: objects of their own would be most of an import's memory. */
function createYearRows() {
  const numbers: number[] = [];
  return {
    add(account: number, year: number, fen: number, stood: number | undefined): void {
      numbers.push(account, year, fen, stood ?? Number.NaN);
    },
    write(writer: PlanWriter): void {
      for (let at = 0; at < numbers.length; at += 4) {
        const [account_id, year, sales_fen, stood] = numbers.slice(at, at + 4);
        const row = { account_id, year, sales_fen };
        writer.put('account_year', row, Number.isNaN(stood) ? null : { ...row, sales_fen: stood });
      }
    },
  };
}

function merged(base: AccountRecord, draft: AccountDraft): AccountRecord {
  const { text, point } = draft;
  const kept = <T>(field: string, stands: T, blank: T) => (erases(draft, field) ? blank : stands);
  // The same coordinates are no news: a place by name, exported and brought back, stays one.
  const isSamePoint =
    sameDegrees(point?.longitude, base.longitude) && sameDegrees(point?.latitude, base.latitude);
  // A place by name gives way to what the plan already has of the same or a better kind only when it says nothing at all.
  const saysWhere = point && (point.location !== 'none' || base.location === 'none');
  const placed = saysWhere && !isSamePoint && !isVaguer(draft, point.location, base) ? point : null;
  return {
    ...base,
    name: orKeep(text.name, base.name || draft.ref),
    province: orKeep(text.province, kept('province', base.province, '')),
    city: orKeep(text.city, kept('city', base.city, '')),
    county: orKeep(text.county, kept('county', base.county, '')),
    address: orKeep(text.address, kept('address', base.address, '')),
    industry: orKeep(text.industry, kept('industry', base.industry, '')),
    product_line: orKeep(text.productLine, kept('productLine', base.product_line, '')),
    ...(placed && {
      longitude: placed.longitude,
      latitude: placed.latitude,
      location: placed.location,
      unit_id: placed.unitId,
    }),
    class_manual: draft.customerClass ?? kept('customerClass', base.class_manual, null),
    calls_manual: draft.callsPerYear ?? kept('callsPerYear', base.calls_manual, null),
    minutes_manual: draft.minutesPerCall ?? kept('minutesPerCall', base.minutes_manual, null),
    potential_fen: draft.potentialFen ?? kept('potential', base.potential_fen, null),
  };
}

/** A row that names only the city of an account known by its county, and the same city, leaves it where it is. */
function isVaguer(draft: AccountDraft, found: AccountRecord['location'], base: AccountRecord): boolean {
  return (
    base.location !== 'exact' &&
    locationKinds.indexOf(found) > locationKinds.indexOf(base.location) &&
    (['province', 'city', 'county', 'address'] as const).every((field) => {
      const given = draft.text[field];
      if (given === '') return !erases(draft, field);
      return base[field] === '' || samePlace(given, base[field]);
    })
  );
}

const blankAccount = (id: number, ref: string): AccountRecord => ({
  id,
  ref,
  name: '',
  province: '',
  city: '',
  county: '',
  address: '',
  longitude: null,
  latitude: null,
  location: 'none',
  unit_id: null,
  industry: '',
  product_line: '',
  class_manual: null,
  calls_manual: null,
  minutes_manual: null,
  potential_fen: null,
  rep_id: null,
});

/** A rep known only by the name in an account sheet; a rep sheet of that name takes it over later. */
const repNamed = (id: number, name: string): RepRecord => ({
  id,
  ref: name,
  name,
  city: '',
  longitude: null,
  latitude: null,
  level: '',
  calls_per_day: null,
  working_days: null,
  since_year: null,
});
