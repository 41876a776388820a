import { toleranceBand } from '../../../shared/domain/shading.ts';
import type { Format } from '../../app/format.ts';
import classes from './deviation.module.css';

interface Props {
  value: number | null;
  span: number;
  format: Format;
}

/**
 * A bar around zero with its figure; `span` = the deviation that fills half the bar. The shaded middle is the tolerance
 * band. One element with three gradients: boxes laid over each other would be thousands of layers in a table of all territories.
 */
export function DeviationBar({ value, span, format }: Props) {
  if (value === null) return <>{format.deviation(null)}</>;
  const half = Math.min(1, Math.abs(value) / span) * 50;
  const band = Math.min(50, (toleranceBand / span) * 50);
  const outside = Math.abs(value) > toleranceBand;
  const side = value >= 0 ? 'over' : 'under';
  return (
    <span className={classes.deviation} title={format.percent(value, 2)}>
      <span
        className={classes.barTrack}
        data-side={outside ? side : undefined}
        style={percentages({
          '--band-from': 50 - band,
          '--band-to': 50 + band,
          '--value-from': value >= 0 ? 50 : 50 - half,
          '--value-to': value >= 0 ? 50 + half : 50,
        })}
        aria-hidden
      />
      <span className={classes.barFigure} data-side={outside ? side : undefined}>
        {format.deviation(value)}
      </span>
    </span>
  );
}

const percentages = (values: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `${value}%`]));
