import type { PayCurve } from './pay.ts';

/**
 * Payout of an incentive curve: piecewise linear, never falling, 0 below the threshold, continuous everywhere else, at most
 * the cap (threshold–target–excellence plan; Zoltners, Sinha and Lorimer, The Complete Guide to Sales Force Incentive
 * Compensation, 2006).
 * @param attainment result ÷ quota, 1 = the target; below 0 counts as 0
 * @returns share of the target pay, 1 at the target
 */
export function payout(curve: PayCurve, attainment: number): number {
  const { threshold, payAtThreshold, cap } = curve;
  if (!(attainment >= threshold) || attainment < 0) return 0;
  if (attainment < 1) {
    const part = (attainment - threshold) / (1 - threshold);
    return payAtThreshold + part * (1 - payAtThreshold);
  }
  const paid = above(curve, attainment);
  return cap === null ? paid : Math.min(cap, paid);
}

function above({ accelerators }: PayCurve, attainment: number): number {
  let paid = 1;
  let from = 1;
  let rate = 1;
  for (const next of accelerators) {
    if (attainment <= next.from) break;
    paid += (next.from - from) * rate;
    from = next.from;
    rate = next.rate;
  }
  return paid + (attainment - from) * rate;
}

/** What is wrong with a curve: accelerators out of order. Null = nothing. */
export function curveFault({ accelerators }: PayCurve): { from: number; after: number } | null {
  let after = 0;
  for (const { from } of accelerators) {
    if (from <= after) return { from, after };
    after = from;
  }
  return null;
}

/**
 * Corners of a curve for drawing, from 0 to `until`: the jump at the threshold as two points, the cap as the last slope's end.
 * @param until attainment, above 1
 */
export function curveCorners(curve: PayCurve, until: number): { attainment: number; paid: number }[] {
  const { threshold, accelerators, cap } = curve;
  const places = [1, ...accelerators.map(({ from }) => from)];
  if (cap !== null) {
    const reached = capReached(curve, cap);
    if (reached !== null) places.push(reached);
  }
  places.push(until);
  const corners = places
    .filter((place) => place > threshold && place <= until)
    .sort((a, b) => a - b)
    .map((attainment) => ({ attainment, paid: payout(curve, attainment) }));
  return [
    { attainment: 0, paid: 0 },
    { attainment: threshold, paid: 0 },
    { attainment: threshold, paid: payout(curve, threshold) },
    ...corners,
  ];
}

/** Attainment at which the cap is reached; null when the last slope is flat below it. */
export function capReached(curve: PayCurve, cap: number): number | null {
  const steps = [{ from: 1, rate: 1 }, ...curve.accelerators];
  for (const [index, { from, rate }] of steps.entries()) {
    const paid = above(curve, from);
    const end = steps[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (rate <= 0) continue;
    const reached = from + (cap - paid) / rate;
    if (reached >= from && reached <= end) return reached;
  }
  return null;
}
