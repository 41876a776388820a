import type L from 'leaflet';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../shared/contract/compare.ts';
import { OneMap, useInStep } from './CompareMaps.tsx';
import classes from './compare.module.css';

const step = 0.02;

/** Two scenarios one over the other: the left one up to the curtain, the right one beyond it. */
export function SwipeMaps({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const [maps, setMaps] = useState<Readonly<Record<number, L.Map>>>({});
  const [at, setAt] = useState(0.5);
  const box = useRef<HTMLElement>(null);
  const moved = useMemo(() => comparison.units.map(({ unitId }) => unitId), [comparison]);
  const both = useMemo(
    () => [comparison.left, comparison.right].flatMap(({ id }) => maps[id] ?? []),
    [comparison, maps],
  );
  useInStep(both);
  const keep = useCallback(
    (id: number, map: L.Map) => setMaps((now) => (now[id] === map ? now : { ...now, [id]: map })),
    [],
  );
  const move = (x: number) => {
    const room = box.current?.getBoundingClientRect();
    if (room) setAt(Math.min(1, Math.max(0, (x - room.left) / room.width)));
  };
  return (
    <section ref={box} className={classes.swipe} aria-label={t('compare:view.swipe')}>
      <div className={classes.under}>
        <OneMap key={comparison.left.id} scenario={comparison.left} moved={moved} onMap={keep} leads />
      </div>
      <div className={classes.over} style={{ clipPath: `inset(0 0 0 ${at * 100}%)` }}>
        <OneMap key={comparison.right.id} scenario={comparison.right} moved={moved} onMap={keep} />
      </div>
      <div
        role="slider"
        tabIndex={0}
        className={classes.curtain}
        aria-label={t('compare:swipe')}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(at * 100)}
        style={{ left: `${at * 100}%` }}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={(event) => {
          if (event.buttons !== 0) move(event.clientX);
        }}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowLeft' ? -step : event.key === 'ArrowRight' ? step : 0;
          if (by === 0) return;
          event.preventDefault();
          setAt((now) => Math.min(1, Math.max(0, now + by)));
        }}
      />
    </section>
  );
}
