/**
 * Real amounts near their weights that sum to the total, each within its bounds: proportional, and where that breaks a bound
 * the cell stands on it and the rest shares what remains. For the few parts of a period; writes into `out` from `first`.
 * When the bounds cannot hold the total, the sum differs.
 */
export function pour(
  total: number,
  weights: Float64Array,
  least: Float64Array,
  most: Float64Array,
  out: Float64Array,
  first: number,
  parts: number,
): void {
  let open = (1 << parts) - 1;
  let rest = total;
  for (let round = 0; round < parts && open !== 0; round++) {
    let weight = 0;
    let count = 0;
    for (let part = 0; part < parts; part++) {
      if ((open >> part) % 2 === 0) continue;
      weight += weights[first + part];
      count++;
    }
    let low = 0;
    let high = 0;
    for (let part = 0; part < parts; part++) {
      if ((open >> part) % 2 === 0) continue;
      const cell = first + part;
      out[cell] = weight > 0 ? (rest * weights[cell]) / weight : rest / count;
      low += Math.max(0, least[cell] - out[cell]);
      high += Math.max(0, out[cell] - most[cell]);
    }
    if (low === 0 && high === 0) return;
    // fix the side that is broken more: the other side may then be kept
    for (let part = 0; part < parts; part++) {
      if ((open >> part) % 2 === 0) continue;
      const cell = first + part;
      const bound =
        low >= high ? (out[cell] < least[cell] ? least[cell] : -1) : out[cell] > most[cell] ? most[cell] : -1;
      if (bound < 0) continue;
      out[cell] = bound;
      rest -= bound;
      open -= 1 << part;
    }
  }
}
