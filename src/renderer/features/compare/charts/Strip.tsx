import { useComputedColorScheme } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dash } from '../../../app/format.ts';
import { territoryColour } from '../../../app/palette.ts';
import type { DistributionSide } from './distribution.ts';
import classes from './strip.module.css';

const shapes = ['circle', 'square', 'triangle', 'diamond'] as const;
const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

interface StripProps {
  side: DistributionSide;
  /** Which scenario on screen: chooses the shape, so that colour is not the only sign. */
  index: number;
  name: string;
  /** Where no deviation, or full use, lies, 0..1. */
  reference: number;
  text: (value: number) => string;
}

/** One scenario's territories along a line: the box is the middle half, the bar the median. Arrow keys walk from one to the next. */
export function Strip({ side, index, name, reference, text }: StripProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const [at, setAt] = useState<number | null>(null);
  const { points, marks } = side;
  const [least, lower, median, upper, most] = marks;
  const shown = at === null ? undefined : points[at];
  const summary =
    median && least && most
      ? `${t('compare:distribution.median')} ${text(median.value)}, ${t('compare:distribution.range')} ${text(least.value)} – ${text(most.value)}`
      : dash;
  const walk = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0 || points.length === 0) return;
    event.preventDefault();
    setAt((now) => Math.min(points.length - 1, Math.max(0, now === null ? 0 : now + by)));
  };
  return (
    <figure className={classes.strip}>
      <figcaption className={classes.caption}>
        <span className={classes.name}>{name}</span>
        <span className={classes.shown} aria-live="polite">
          {shown ? `${shown.name} ${text(shown.value)}` : summary}
        </span>
      </figcaption>
      <div
        className={classes.field}
        role="slider"
        tabIndex={0}
        aria-label={`${name}: ${summary}`}
        aria-valuemin={0}
        aria-valuemax={points.length}
        aria-valuenow={at === null ? 0 : at + 1}
        aria-valuetext={shown ? `${shown.name} ${text(shown.value)}` : summary}
        onKeyDown={walk}
        onBlur={() => setAt(null)}
      >
        <span className={classes.reference} style={{ left: percent(reference) }} />
        {least && most && (
          <span
            className={classes.range}
            style={{ left: percent(least.x), width: percent(most.x - least.x) }}
          />
        )}
        {lower && upper && (
          <span
            className={classes.box}
            title={t('compare:distribution.middle')}
            style={{ left: percent(lower.x), width: percent(upper.x - lower.x) }}
          />
        )}
        {median && <span className={classes.median} style={{ left: percent(median.x) }} />}
        {points.map((point, order) => (
          <span
            key={point.territoryId}
            className={classes.point}
            data-shape={shapes[index]}
            data-at={order === at || undefined}
            title={`${point.name} ${text(point.value)}`}
            style={{
              left: percent(point.x),
              top: `${50 + point.y * 30}%`,
              background: territoryColour(side.colour, scheme).solid,
            }}
          />
        ))}
      </div>
    </figure>
  );
}
