/** One measured figure beside its bar. */
export interface Figure {
  work: string;
  value: number;
  /** No bar: told for its own sake. */
  bar?: number;
  /** ms unless told. */
  unit?: 'ms' | 'MB' | 'frames/s';
  /** The bar is a least, not a most. */
  least?: boolean;
}

export function printTitle(title: string, load: number): void {
  console.log(`\n${title} (load average ${load.toFixed(1)} when it began)`);
}

export function printBar({ work, value, bar, unit = 'ms', least = false }: Figure): void {
  const holds = bar === undefined ? '' : (least ? value >= bar : value <= bar) ? 'holds' : 'MISSES';
  const told = bar === undefined ? '' : `${least ? '≥' : '≤'} ${bar} ${unit}`;
  console.log(
    `  ${work.padEnd(58)} ${value.toFixed(value < 10 ? 2 : 0).padStart(8)} ${unit.padEnd(8)} ${told.padStart(14)}  ${holds}`,
  );
}
