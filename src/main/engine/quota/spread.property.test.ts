import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { spread } from './spread.ts';

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const fen = fc.integer({ min: 0, max: 10_000_000_000_000 });
const weight = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e12, noNaN: true }));
const step = fc.constantFrom(1, 100, 10_000, 1_000_000);

describe('spread', () => {
  it('sums exactly, in whole steps but for one cell, and near the proportion', () => {
    fc.assert(
      fc.property(fen, fc.array(weight, { minLength: 1, maxLength: 60 }), step, (total, weights, by) => {
        const amounts = spread(total, Float64Array.from(weights), { step: by });
        expect(sum(amounts)).toBe(total);
        expect(amounts.every((amount) => Number.isInteger(amount) && amount >= 0)).toBe(true);
        expect(amounts.filter((amount) => amount % by !== 0).length).toBeLessThanOrEqual(1);
        const whole = sum(weights);
        if (whole > 0)
          amounts.forEach((amount, cell) => {
            expect(Math.abs(amount - (total * weights[cell]) / whole)).toBeLessThanOrEqual(
              by * 2 + total * 1e-12,
            );
          });
      }),
    );
  });

  it('leaves locked cells alone and stays exact', () => {
    const row = fc.record({
      weight,
      lock: fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: Number.NaN }),
    });
    fc.assert(
      fc.property(fen, fc.array(row, { minLength: 1, maxLength: 40 }), step, (total, rows, by) => {
        fc.pre(rows.some(({ lock }) => Number.isNaN(lock)));
        const locked = Float64Array.from(rows, ({ lock }) => lock);
        const held = sum(locked.filter((lock) => !Number.isNaN(lock)));
        const weights = Float64Array.from(rows, (each) => each.weight);
        if (held > total) {
          expect(() => spread(total, weights, { step: by, locked })).toThrow(
            expect.objectContaining({
              code: 'QUOTA_IMPOSSIBLE',
              params: { locked: held, total, over: held - total },
            }),
          );
          return;
        }
        const amounts = spread(total, weights, { step: by, locked });
        expect(sum(amounts)).toBe(total);
        rows.forEach(({ lock }, cell) => {
          if (!Number.isNaN(lock)) expect(amounts[cell]).toBe(lock);
        });
      }),
    );
  });

  it('keeps bounds and stays exact', () => {
    const row = fc.record({
      weight,
      least: fc.integer({ min: 0, max: 500_000 }),
      room: fc.oneof(fc.integer({ min: 0, max: 500_000 }), fc.constant(Number.POSITIVE_INFINITY)),
    });
    const rows = fc.array(row, { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000_000 }), rows, step, (total, bounded, by) => {
        const least = Float64Array.from(bounded, (each) => each.least);
        const most = Float64Array.from(bounded, (each) => each.least + each.room);
        const weights = Float64Array.from(bounded, (each) => each.weight);
        if (sum(least) > total || sum(most) < total) {
          expect(() => spread(total, weights, { step: by, least, most })).toThrow(AppError);
          return;
        }
        const amounts = spread(total, weights, { step: by, least, most });
        expect(sum(amounts)).toBe(total);
        amounts.forEach((amount, cell) => {
          expect(amount).toBeGreaterThanOrEqual(least[cell]);
          expect(amount).toBeLessThanOrEqual(most[cell]);
        });
      }),
    );
  });

  it('does not depend on the order of rows, ties apart, and is the same every time', () => {
    const weights = fc.uniqueArray(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fen, weights, step, fc.nat(), (total, values, by, turn) => {
        const weighed = Float64Array.from(values);
        const amounts = spread(total, weighed, { step: by });
        expect(spread(total, weighed, { step: by })).toEqual(amounts);
        const order = values.map((_, index) => (index + turn) % values.length);
        const turned = spread(
          total,
          Float64Array.from(order, (index) => values[index]),
          { step: by },
        );
        expect([...turned]).toEqual(order.map((index) => amounts[index]));
      }),
    );
  });

  it('asks nothing of a row without weight', () => {
    expect([...spread(1000, Float64Array.of(0, 1, 3), { step: 1 })]).toEqual([0, 250, 750]);
    expect([...spread(1000, Float64Array.of(0, 0, 0), { step: 1 })]).toEqual([334, 333, 333]);
  });

  it('refuses locks on every cell that miss the total, and says which way', () => {
    const locked = Float64Array.of(300, 300);
    expect(() => spread(1000, Float64Array.of(1, 1), { step: 1, locked })).toThrow(
      expect.objectContaining({ params: { locked: 600, total: 1000, over: -400 } }),
    );
    expect([...spread(600, Float64Array.of(1, 1), { step: 1, locked })]).toEqual([300, 300]);
  });
});
