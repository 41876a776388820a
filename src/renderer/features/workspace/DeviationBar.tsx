import { toleranceBand } from '../../../shared/domain/shading.ts';
import type { Format } from '../../app/format.ts';
import classes from './workspace.module.css';

interface Props {
  value: number | null;
  span: number;
  format: Format;
}

/** A bar around zero with its figure; `span` = the deviation that fills half the bar. The shaded middle is the tolerance band. */
export function DeviationBar({ value, span, format }: Props) {
  if (value === null) return <>{format.deviation(null)}</>;
  const half = Math.min(1, Math.abs(value) / span) * 50;
  const band = Math.min(50, (toleranceBand / span) * 50);
  const outside = Math.abs(value) > toleranceBand;
  return (
    <span className={classes.deviation} title={format.percent(value, 2)}>
      <span className={classes.barTrack} aria-hidden>
        <span className={classes.barBand} style={{ left: `${50 - band}%`, width: `${2 * band}%` }} />
        <span
          className={classes.barValue}
          data-side={value >= 0 ? 'over' : 'under'}
          data-outside={outside || undefined}
          style={{ left: `${value >= 0 ? 50 : 50 - half}%`, width: `${half}%` }}
        />
        <span className={classes.barZero} />
      </span>
      <span className={classes.barFigure} data-side={outside ? (value >= 0 ? 'over' : 'under') : undefined}>
        {format.deviation(value)}
      </span>
    </span>
  );
}
