import type { PayCurve } from '../../../shared/domain/pay.ts';
import { capReached, payout } from '../../../shared/domain/pay-curve.ts';

/** A dot of the curve that can be dragged, where it lies. */
export interface Handle {
  kind: 'threshold' | 'accelerator' | 'cap';
  /** Of the accelerators. */
  index: number;
  attainment: number;
  paid: number;
}

/** Room to the right of the last corner, and above the highest. */
export function extent(curve: PayCurve): { attainment: number; paid: number } {
  const last = Math.max(1, ...curve.accelerators.map(({ from }) => from));
  const reached = curve.cap === null ? null : capReached(curve, curve.cap);
  const end = Math.max(last + 0.3, Math.min(last + 1.5, (reached ?? 0) + 0.1));
  const attainment = Math.max(1.5, Math.ceil(end * 10) / 10);
  const paid = Math.max(1.2, curve.cap ?? 0, payout({ ...curve, cap: curve.cap }, attainment));
  return { attainment, paid: Math.ceil(paid * 5 + 0.5) / 5 };
}

export function handles(curve: PayCurve): Handle[] {
  const { attainment } = extent(curve);
  return [
    { kind: 'threshold', index: 0, attainment: curve.threshold, paid: payout(curve, curve.threshold) },
    ...curve.accelerators.map(
      ({ from }, index): Handle => ({
        kind: 'accelerator',
        index,
        attainment: from,
        paid: payout(curve, from),
      }),
    ),
    ...(curve.cap === null ? [] : [{ kind: 'cap', index: 0, attainment, paid: curve.cap } satisfies Handle]),
  ];
}

const percent = (value: number) => Math.round(value * 100) / 100;
const between = (least: number, most: number, value: number) => Math.min(most, Math.max(least, value));

/** The curve with a dot dragged to a place, in whole percent and kept in its order. */
export function dragged(
  curve: PayCurve,
  { kind, index }: Handle,
  attainment: number,
  paid: number,
): PayCurve {
  if (kind === 'threshold')
    return {
      ...curve,
      threshold: percent(between(0, 1, attainment)),
      payAtThreshold: percent(between(0, 1, paid)),
    };
  if (kind === 'cap') return { ...curve, cap: percent(between(1, 50, paid)) };
  const least = index === 0 ? 1 : (curve.accelerators[index - 1]?.from ?? 1) + 0.01;
  const most = (curve.accelerators[index + 1]?.from ?? 10.01) - 0.01;
  const from = percent(between(least, most, attainment));
  return {
    ...curve,
    accelerators: curve.accelerators.map((one, at) => (at === index ? { ...one, from } : one)),
  };
}
