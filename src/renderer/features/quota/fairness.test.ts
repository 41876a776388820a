import { describe, expect, it } from 'vitest';
import type { QuotaRow } from '../../../shared/contract/quota.ts';
import { fairnessOf, sheetTotal } from './fairness.ts';

const row = (totalFen: number, potentialFen: number) => ({ totalFen, potentialFen }) as QuotaRow;

describe('fairness of quotas', () => {
  it('spreads quota ÷ potential', () => {
    const fairness = fairnessOf([row(10, 100), row(30, 100), row(20, 100), row(5, 0)]);
    expect(fairness).toMatchObject({ least: 0.1, median: 0.2, most: 0.3 });
    expect(fairness.variation).toBeCloseTo(Math.sqrt(2 / 3) / 2);
    expect(fairnessOf([row(5, 0)]).median).toBeNull();
    expect(sheetTotal([row(10, 1), row(5, 1)])).toBe(15);
  });
});
