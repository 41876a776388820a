import classes from './design.module.css';

/** A track from far under to far over the target with the allowed band shaded, the target marked, and where the sum stands. */
export function BandBar({ deviation, lower, upper }: { deviation: number; lower: number; upper: number }) {
  const span = Math.max(lower, upper, 0.01) * 2;
  const at = (share: number) => 50 + 50 * Math.max(-1, Math.min(1, share / span));
  const within = deviation <= upper + 1e-9 && deviation >= -lower - 1e-9;
  return (
    <span className={classes.bandTrack} aria-hidden>
      <span
        className={classes.bandAllowed}
        style={{ left: `${at(-lower)}%`, width: `${at(upper) - at(-lower)}%` }}
      />
      <span className={classes.bandTarget} />
      <span className={classes.bandMark} data-within={within} style={{ left: `${at(deviation)}%` }} />
    </span>
  );
}
