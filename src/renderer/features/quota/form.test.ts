import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormat } from '../../app/format.ts';
import { amountsOf } from './amounts.ts';
import { formOf, normalised, type QuotaForm, settingsOf as read, withWeight } from './form.ts';

const amounts = amountsOf({ unit: 'CNY', decimals: 2 }, createFormat('zh'));
const settingsOf = (form: QuotaForm) => read(form, amounts);

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
  it('need no total where the method makes one', () => {
    expect(settingsOf({ ...form, method: 'bottomup', total: '' })?.totalFen).toBe(0);
    expect(settingsOf({ ...form, method: 'growth', total: '' })).toBeNull();
    expect(settingsOf({ ...form, method: 'growth', totalFrom: 'method', total: '' })).not.toBeNull();
  });
  it('read amounts of a currency by its own digits', () => {
    const yen = amountsOf({ unit: 'JPY', decimals: 0 }, createFormat('en'));
    expect([yen.parse('1,234'), yen.text(1234), yen.exact(1234)]).toEqual([1234, '1234', '1,234 JPY']);
    const dinar = amountsOf({ unit: 'KWD', decimals: 3 }, createFormat('en'));
    expect([dinar.parse('1.5'), dinar.text(1500), dinar.text(-1002)]).toEqual([1500, '1.500', '-1.002']);
  });
  it('come back as they were saved', () => {
    const settings = settingsOf(form);
    expect(settings && settingsOf(formOf(settings, amounts))).toEqual(settings);
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
