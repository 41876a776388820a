import type { AccountRow, UnitRow } from '../contract/data.ts';
import type { Columns } from './packed-rows.ts';

/** How units and accounts cross to the window: `data.units`, `data.accounts`. */
export const unitColumns: Columns<UnitRow> = {
  id: 'number',
  code: 'text',
  name: 'text',
  city: 'word',
  province: 'word',
  longitude: 'number',
  latitude: 'number',
  initials: 'text',
  values: 'numbers',
  isIsland: 'flag',
};

export const accountColumns: Columns<AccountRow> = {
  id: 'number',
  ref: 'text',
  name: 'text',
  province: 'word',
  city: 'word',
  county: 'word',
  address: 'word',
  longitude: 'number',
  latitude: 'number',
  location: 'word',
  unitId: 'number',
  industry: 'word',
  productLine: 'word',
  channel: 'word',
  customerClass: 'word',
  classIsManual: 'flag',
  callsPerYear: 'number',
  minutesPerCall: 'number',
  workloadMinutes: 'number',
  potentialFen: 'number',
  salesFen: 'numbers',
  repId: 'number',
  initials: 'text',
};
