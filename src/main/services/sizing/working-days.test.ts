import { describe, expect, it } from 'vitest';
import { workingYear } from './working-days.ts';

describe('working days in China', () => {
  it('counts published years with their make-up days', () => {
    // State Council notices: 251 working days in 2024, 248 in 2025 and 2026
    expect([2024, 2025, 2026].map((year) => workingYear(year).days)).toEqual([251, 248, 248]);
    // 20 weekdays, six of them Spring Festival, and the Saturdays 14 and 28 made up
    const { months, published } = workingYear(2026);
    expect(published).toBe(true);
    expect(months).toHaveLength(12);
    expect(months[1]).toBe(16);
  });

  it('says that a year nobody has published is an estimate: its weekdays less 13', () => {
    const year = workingYear(2033);
    expect(year.published).toBe(false);
    expect(year.days).toBe(260 - 13);
    expect(year.months.reduce((sum, days) => sum + days, 0)).toBeCloseTo(year.days, 9);
  });
});
