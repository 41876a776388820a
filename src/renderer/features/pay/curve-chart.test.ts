import { expect, it } from 'vitest';
import { defaultPayCurve } from '../../../shared/domain/pay.ts';
import { dragged, extent, handles } from './curve-chart.ts';

it('keeps dragged dots in their order and in whole percent', () => {
  const [threshold, first, second, cap] = handles(defaultPayCurve);
  if (!threshold || !first || !second || !cap) throw new Error('a dot is missing');
  expect(dragged(defaultPayCurve, threshold, 0.7049, -0.2)).toMatchObject({
    threshold: 0.7,
    payAtThreshold: 0,
  });
  expect(dragged(defaultPayCurve, threshold, 1.4, 0.5).threshold).toBe(1);
  expect(dragged(defaultPayCurve, first, 3, 0).accelerators.map(({ from }) => from)).toEqual([1.19, 1.2]);
  expect(dragged(defaultPayCurve, second, 0.5, 0).accelerators.map(({ from }) => from)).toEqual([1, 1.01]);
  expect(dragged(defaultPayCurve, cap, 0, 0.4).cap).toBe(1);
});

it('shows the whole curve', () => {
  const { attainment, paid } = extent(defaultPayCurve);
  expect(attainment).toBeGreaterThan(1.2);
  expect(paid).toBeGreaterThan(2);
  for (const handle of handles(defaultPayCurve)) {
    expect(handle.attainment).toBeLessThanOrEqual(attainment);
    expect(handle.paid).toBeLessThanOrEqual(paid);
  }
});
