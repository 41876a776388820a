/** Takes a straight piece of a line. */
export type Piece = (x0: number, y0: number, x1: number, y1: number) => void;

/** A line of `count` points, x and y in turn, as pieces. */
export function pieces(points: Float64Array, count: number, piece: Piece): void {
  for (let i = 2; i < 2 * count; i += 2)
    piece(points[i - 2] ?? 0, points[i - 1] ?? 0, points[i] ?? 0, points[i + 1] ?? 0);
}

/** The same with gaps: `pattern` = lengths of a dash, a gap, a dash …, an even number of them, from the first point on. */
export function dashed(points: Float64Array, count: number, pattern: readonly number[], piece: Piece): void {
  let turn = 0;
  let left = pattern[0] ?? 0;
  pieces(points, count, (x0, y0, x1, y1) => {
    const length = Math.hypot(x1 - x0, y1 - y0);
    let done = 0;
    while (done < length) {
      const step = Math.min(left, length - done);
      const from = done / length;
      const to = (done + step) / length;
      if (turn % 2 === 0)
        piece(x0 + (x1 - x0) * from, y0 + (y1 - y0) * from, x0 + (x1 - x0) * to, y0 + (y1 - y0) * to);
      done += step;
      left -= step;
      if (left <= 0) {
        turn = (turn + 1) % pattern.length;
        left = pattern[turn] ?? 0;
      }
    }
  });
}
