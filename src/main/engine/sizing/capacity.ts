/** What one rep can do in a year (domain.md §3): calls a day × working days, or field hours ÷ what a call takes. */

/**
 * Days a year spent with customers.
 * @param workingDays of the calendar, make-up days in and public holidays out
 * @param leaveDays paid leave
 * @param officeDays training, meetings and paperwork
 * @returns never below 0
 */
export function fieldDays(workingDays: number, leaveDays: number, officeDays: number): number {
  return Math.max(0, workingDays - leaveDays - officeDays);
}

/**
 * Calls a day that fit into the field hours.
 * @param hoursPerDay working hours of a day
 * @param fieldShare share of them in the field, 0..1
 * @param minutesPerCall mean length of a call, minutes
 * @param travelMinutes mean travel between two calls, minutes
 * @returns null when a call takes no time at all: then there is no limit to state
 */
export function callsFromHours(
  hoursPerDay: number,
  fieldShare: number,
  minutesPerCall: number,
  travelMinutes: number,
): number | null {
  const each = minutesPerCall + travelMinutes;
  return each > 0 ? (hoursPerDay * fieldShare * 60) / each : null;
}
