/** Digits of a key: 16 bits each, four to a number of 64. */
const digits = 4;
const buckets = 65_536;

/**
 * `order`, all places in `keys`, in the order of their keys: stable, in time that grows with their number alone. Overwrites what it
 * was given. Keys are any numbers but NaN. A float's bits with the sign turned, and all of them where it is negative, order as the float does; they
 * are sorted digit by digit from the lowest (Knuth, The Art of Computer Programming 3, 5.2.5; Herf, Radix Tricks, 2001).
 */
export function radixOrder(
  order: Uint32Array<ArrayBuffer>,
  keys: Float64Array,
  descending: boolean,
): Uint32Array<ArrayBuffer> {
  const turned = turnedBits(keys, descending);
  let from = order;
  let to = new Uint32Array(order.length);
  for (let digit = 0; digit < digits; digit++) {
    const starts = startsOf(turned, digit);
    if (starts === null) continue;
    for (let at = 0; at < from.length; at++) {
      const place = from[at] as number;
      const bucket = turned[place * digits + digit] as number;
      to[starts[bucket] as number] = place;
      (starts[bucket] as number) += 1;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** The keys' bits as whole numbers that order as they do, lowest digit first. */
function turnedBits(keys: Float64Array, descending: boolean): Uint16Array {
  const figures = new Float64Array(keys.length);
  // 0 and -0 are one number in two ways.
  for (let at = 0; at < keys.length; at++) figures[at] = (keys[at] as number) + 0;
  const bits = new Uint32Array(figures.buffer);
  for (let high = 1; high < bits.length; high += 2) {
    const isNegative = (bits[high] as number) >>> 31 === 1;
    // A negative float grows as its bits shrink.
    const turn = isNegative === descending ? 0 : 0xffffffff;
    bits[high - 1] = (bits[high - 1] as number) ^ turn;
    bits[high] = (bits[high] as number) ^ turn;
    if (!isNegative) bits[high] = (bits[high] as number) ^ 0x80000000;
  }
  return new Uint16Array(bits.buffer);
}

/** Where the keys of each value of a digit begin; null when all have the same. */
function startsOf(turned: Uint16Array, digit: number): Uint32Array | null {
  const starts = new Uint32Array(buckets);
  for (let at = digit; at < turned.length; at += digits) (starts[turned[at] as number] as number) += 1;
  if (starts[turned[digit] ?? 0] === turned.length / digits) return null;
  let sum = 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const count = starts[bucket] as number;
    starts[bucket] = sum;
    sum += count;
  }
  return starts;
}
