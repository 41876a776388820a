import { describe, expect, it } from 'vitest';
import type { AccountRow } from '../../shared/contract/data.ts';
import { sumAccounts } from './selection-sums.ts';

function account(
  workloadMinutes: number,
  potentialFen: number | null,
  salesFen: (number | null)[],
): AccountRow {
  return {
    id: 1,
    ref: 'C1',
    name: '',
    province: '',
    city: '',
    county: '',
    address: '',
    longitude: null,
    latitude: null,
    location: 'none',
    unitId: null,
    industry: '',
    channel: '',
    productLine: '',
    customerClass: 'C',
    classIsManual: false,
    callsPerYear: 2,
    minutesPerCall: 30,
    workloadMinutes,
    potentialFen,
    salesFen,
    repId: null,
    initials: '',
  };
}

describe('sums of a selection', () => {
  const rows = [account(120, 500, [100, 200]), account(60, null, [null, 300])];

  it('add the base year; what was never given adds nothing', () => {
    expect(sumAccounts(rows, 1)).toEqual({
      accounts: 2,
      workloadMinutes: 180,
      potentialFen: 500,
      salesFen: 500,
    });
    expect(sumAccounts(rows, 0).salesFen).toBe(100);
  });

  it('have no sales before any year was imported', () => {
    expect(sumAccounts(rows, -1).salesFen).toBe(0);
  });
});
