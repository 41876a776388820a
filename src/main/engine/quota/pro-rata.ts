/**
 * What of a territory's quota goes along with an account that changes hands on a day: the account's share of the quota of
 * each month, for what is left of that month and all of those after it. Whole minor units; the sum is the rounded whole,
 * months are rounded by largest remainder, and none gives more than it has.
 * @param months the territory's twelve quotas, minor units
 * @param share the account's part of the territory, 0..1
 * @param left what remains of each month from that day on, 0..1
 */
export function proRata(months: Float64Array, share: number, left: Float64Array): Float64Array {
  const exact = months.map((amount, month) => amount * Math.min(1, Math.max(0, share)) * left[month]);
  const moved = exact.map(Math.floor);
  let rest = Math.round(exact.reduce((sum, amount) => sum + amount, 0));
  for (const amount of moved) rest -= amount;
  const order = [...exact.keys()].sort((a, b) => exact[b] - moved[b] - (exact[a] - moved[a]) || a - b);
  for (const month of order) {
    if (rest <= 0) break;
    if (moved[month] + 1 > months[month]) continue;
    moved[month]++;
    rest--;
  }
  return moved;
}
