import type { AccountRow, CompetitorRow, RepRow, UnitRow } from '../../shared/contract/data.ts';
import { classLetter } from '../engine/measures/classes.ts';
import { rollUp } from '../engine/measures/roll-up.ts';
import type { CompetitorRecord, RepProfileRecord, RepRecord } from '../plan/rows.ts';
import type { Dataset, Figures } from './dataset.ts';
import { initialsOf } from './initials.ts';

/** Derived measures per unit in the order of `derivedMeasures`. */
export function derivedUnitValues(data: Figures): Float64Array[] {
  const ofUnits = (values?: Float64Array) => rollUp(data.accountUnit, data.units.length, values).sums;
  return [
    ofUnits(),
    ofUnits(data.calls),
    ofUnits(data.workload),
    data.unitPotential ?? ofUnits(data.potential),
    ofUnits(data.sales),
    ofUnits(data.previousSales),
  ];
}

const derivedOf = new WeakMap<Figures, Float64Array[]>();

export function unitRows(data: Figures, offset = 0, limit = data.units.length): UnitRow[] {
  const derived = derivedOf.get(data) ?? derivedUnitValues(data);
  derivedOf.set(data, derived);
  const { offsets } = data.adjacency;
  return data.units.slice(offset, offset + limit).map((unit, place): UnitRow => {
    const index = offset + place;
    return {
      id: unit.id,
      code: unit.code,
      name: unit.name,
      city: unit.city,
      province: unit.province,
      longitude: unit.longitude,
      latitude: unit.latitude,
      initials: initialsOf(unit.name),
      values: [
        ...derived.map((values) => values[index]),
        ...data.imported.map((values) => (Number.isNaN(values[index]) ? null : values[index])),
      ],
      isIsland: offsets[index] === offsets[index + 1],
    };
  });
}

export function accountRow(data: Dataset, index: number): AccountRow {
  const account = data.accounts[index];
  return {
    id: account.id,
    ref: account.ref,
    name: account.name,
    province: account.province,
    city: account.city,
    county: account.county,
    address: account.address,
    longitude: account.longitude,
    latitude: account.latitude,
    location: account.location,
    unitId: account.unit_id,
    industry: account.industry,
    productLine: account.product_line,
    channel: data.channels.get(account.id) ?? '',
    customerClass: classLetter(data.classes[index]),
    classIsManual: account.class_manual !== null,
    callsPerYear: data.calls[index],
    minutesPerCall: data.minutesPerCall[index],
    workloadMinutes: data.workload[index],
    potentialFen: account.potential_fen,
    salesFen: data.salesYears.map((year) => {
      const value = data.salesOfYear.get(year)?.[index] ?? Number.NaN;
      return Number.isNaN(value) ? null : value;
    }),
    repId: account.rep_id,
    initials: initialsOf(account.name),
  };
}

/** What is known of a rep, with the usual figures where he has none of his own. */
export function repFacts(
  rep: RepRecord,
  profile: RepProfileRecord | undefined,
): Omit<RepRow, 'id' | 'initials'> {
  return {
    ref: rep.ref,
    name: rep.name,
    city: rep.city,
    longitude: rep.longitude,
    latitude: rep.latitude,
    level: rep.level,
    callsPerDay: rep.calls_per_day,
    workingDays: rep.working_days,
    sinceYear: rep.since_year,
    fte: profile?.fte ?? 1,
    hiredOn: profile?.hired_on ?? null,
    skills: profile?.skills ?? '',
    costFen: profile?.cost_fen ?? null,
  };
}

export function repRow(rep: RepRecord, profile: RepProfileRecord | undefined): RepRow {
  return { id: rep.id, ...repFacts(rep, profile), initials: initialsOf(rep.name) };
}

export function competitorRow(site: CompetitorRecord): CompetitorRow {
  return {
    id: site.id,
    name: site.name,
    brand: site.brand,
    longitude: site.longitude,
    latitude: site.latitude,
    unitId: site.unit_id,
  };
}
