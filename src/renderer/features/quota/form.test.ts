import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formOf, normalised, type QuotaForm, settingsOf, withWeight } from './form.ts';

const form: QuotaForm = {
  year: 2027,
  total: '7亿',
  method: 'blend',
  weights: { history: 0.5, potential: 0.5, workload: 0 },
  stepFen: 100,
  season: 'history',
};

describe('quota settings as typed', () => {
  it('read the total with its large-number word', () => {
    expect(settingsOf(form)?.totalFen).toBe(70_000_000_000);
    expect(settingsOf({ ...form, total: '1,234.56 万元' })?.totalFen).toBe(1_234_560_000);
  });
  it('refuse what is no amount, negative, or weighted by nothing', () => {
    expect(settingsOf({ ...form, total: 'abc' })).toBeNull();
    expect(settingsOf({ ...form, total: '-1' })).toBeNull();
    expect(settingsOf({ ...form, weights: { history: 0, potential: 0, workload: 0 } })).toBeNull();
    expect(
      settingsOf({ ...form, method: 'history', weights: { history: 0, potential: 0, workload: 0 } }),
    ).not.toBeNull();
  });
  it('come back as they were saved', () => {
    const settings = settingsOf(form);
    expect(settings && settingsOf(formOf(settings))).toEqual(settings);
  });
  it('keep the weights adding up to 1 whichever is moved', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        share,
        share,
        share,
        share,
        fc.constantFrom('history', 'potential', 'workload'),
        (a, b, c, to, key) => {
          const next = withWeight({ history: a, potential: b, workload: c }, key, to);
          expect(next[key]).toBe(to);
          expect(next.history + next.potential + next.workload).toBeCloseTo(1, 9);
          for (const value of Object.values(next)) expect(value).toBeGreaterThanOrEqual(0);
        },
      ),
    );
    expect(normalised({ history: 2, potential: 1, workload: 1 })).toEqual({
      history: 0.5,
      potential: 0.25,
      workload: 0.25,
    });
  });
});
