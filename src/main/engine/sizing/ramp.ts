/** New hires: productivity grows linearly from nothing to full over the ramp. Months are counted from January of the year. */

/** ∫ of min(1, t ÷ ramp) from 0 to t; nothing before the start. */
function produced(months: number, rampMonths: number): number {
  if (months <= 0) return 0;
  if (months < rampMonths) return (months * months) / (2 * rampMonths);
  return months - rampMonths / 2;
}

/**
 * Share of a full year's capacity that a rep brings in the planned year, 0..1.
 * @param start months from 1 January of the planned year to the first day at work: 0 = that day, negative = earlier
 * @param rampMonths months to full productivity; 0 = at once
 * @param workingDays working days of the twelve months: what a month weighs
 */
export function rampShare(start: number, rampMonths: number, workingDays: ArrayLike<number>): number {
  let done = 0;
  let whole = 0;
  for (let month = 0; month < 12; month++) {
    whole += workingDays[month];
    done +=
      workingDays[month] * (produced(month + 1 - start, rampMonths) - produced(month - start, rampMonths));
  }
  return whole > 0 ? done / whole : 0;
}

/**
 * Hires needed beside those at work so that the year's calls are made although hires ramp up.
 * @param calls to be made in the year
 * @param present calls the reps there are will make, ramps in
 * @param perHire calls one hire will make in the year
 * @returns null when a hire makes none
 */
export function hiresNeeded(calls: number, present: number, perHire: number): number | null {
  const missing = calls - present;
  // a rounding error is no further hire
  if (missing <= calls * 1e-9) return 0;
  return perHire > 0 ? Math.ceil(missing / perHire - 1e-9) : null;
}
