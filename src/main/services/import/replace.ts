import type { Geography } from '../../exchange/import/context.ts';
import type { PlanWriter } from '../../plan/plan.ts';
import type { AccountRecord } from '../../plan/rows.ts';
import { countyCodeKey, postalCodeKey } from '../dataset.ts';
import { sameRow } from './changes.ts';
import { recallPlaces } from './place-memory.ts';
import { readGeography } from './plan-context.ts';

/** As far off a simplified coast as a point still belongs to the unit beside it. */
const coastMetres = 2000;

/** Gives accounts and competitor sites their units after the units themselves have changed. */
export function replace(writer: PlanWriter): void {
  const geography = readGeography(writer, recallPlaces(writer));
  if (!geography) return;
  const unitAt = (longitude: number, latitude: number) =>
    geography.locate(longitude, latitude) ?? geography.nearest(longitude, latitude, coastMetres);
  const told = (key: string) =>
    new Map(writer.where('account_text', { key }).map(({ account_id, value }) => [account_id, value]));
  const codes = told(countyCodeKey);
  const postals = told(postalCodeKey);
  for (const account of writer.all('account')) {
    const further = { code: codes.get(account.id) ?? '', postal: postals.get(account.id) ?? '' };
    const placed = replaced(account, further, geography, unitAt);
    if (!sameRow(account, placed)) writer.put('account', placed);
  }
  for (const site of writer.all('competitor')) {
    const unitId = unitAt(site.longitude, site.latitude);
    if (unitId !== site.unit_id) writer.put('competitor', { ...site, unit_id: unitId });
  }
}

function replaced(
  account: AccountRecord,
  further: { code: string; postal: string },
  geography: Geography,
  unitAt: (longitude: number, latitude: number) => number | null,
): AccountRecord {
  const { longitude, latitude, province, city, county, address } = account;
  if (account.location === 'exact' && longitude !== null && latitude !== null) {
    return { ...account, unit_id: unitAt(longitude, latitude) };
  }
  const match = geography.desk.find({ province, city, county, address, ...further }, 0);
  if (!match) return account;
  return {
    ...account,
    longitude: match.unit.longitude,
    latitude: match.unit.latitude,
    unit_id: match.unit.id,
    location: match.level,
  };
}
