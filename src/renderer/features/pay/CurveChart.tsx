import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayCurve } from '../../../shared/domain/pay.ts';
import { curveCorners, payout } from '../../../shared/domain/pay-curve.ts';
import { useFormat } from '../../app/format.ts';
import { dragged, extent, type Handle, handles } from './curve-chart.ts';
import classes from './pay.module.css';

const width = 640;
const height = 340;
const edge = { left: 46, right: 30, top: 14, bottom: 34 };

/** The incentive curve over attainment; its dots can be dragged, or moved by the arrow keys. */
export function CurveChart({ curve, onChange }: { curve: PayCurve; onChange: (curve: PayCurve) => void }) {
  const { t } = useTranslation();
  const f = useFormat();
  const svg = useRef<SVGSVGElement>(null);
  // The scale stands still while a dot is held.
  const [held, setHeld] = useState<{ handle: Handle; most: ReturnType<typeof extent> } | null>(null);
  const [probe, setProbe] = useState<number | null>(null);
  const most = held?.most ?? extent(curve);
  const x = (attainment: number) =>
    edge.left + (attainment / most.attainment) * (width - edge.left - edge.right);
  const y = (paid: number) => height - edge.bottom - (paid / most.paid) * (height - edge.top - edge.bottom);
  const at = (event: PointerEvent) => {
    const matrix = svg.current?.getScreenCTM()?.inverse();
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    return {
      attainment: ((point.x - edge.left) / (width - edge.left - edge.right)) * most.attainment,
      paid: ((height - edge.bottom - point.y) / (height - edge.top - edge.bottom)) * most.paid,
    };
  };
  const line = curveCorners(curve, most.attainment)
    .map(({ attainment, paid }) => `${x(attainment)},${y(paid)}`)
    .join(' ');
  const onMove = (event: PointerEvent) => {
    const { attainment, paid } = at(event);
    if (held) onChange(dragged(curve, held.handle, attainment, paid));
    else
      setProbe(attainment >= 0 && attainment <= most.attainment ? Math.round(attainment * 100) / 100 : null);
  };
  const nudge = (handle: Handle, key: string) => {
    const step = { ArrowLeft: [-0.01, 0], ArrowRight: [0.01, 0], ArrowUp: [0, 0.01], ArrowDown: [0, -0.01] }[
      key
    ];
    if (!step) return false;
    onChange(dragged(curve, handle, handle.attainment + (step[0] ?? 0), handle.paid + (step[1] ?? 0)));
    return true;
  };
  const name = ({ kind, index }: Handle) => t(`pay:handle.${kind}`, { number: index + 1 });
  return (
    <figure className={classes.curve}>
      <svg
        ref={svg}
        viewBox={`0 0 ${width} ${height}`}
        onPointerMove={onMove}
        onPointerUp={() => setHeld(null)}
        onPointerLeave={() => setProbe(null)}
      >
        <title>
          {t('pay:curveDescribe', {
            threshold: f.percent(curve.threshold, 0),
            cap: curve.cap === null ? t('pay:capNone') : f.percent(curve.cap, 0),
          })}
        </title>
        {ticks(most.paid).map((paid) => (
          <g key={`y${paid}`} className={classes.tick}>
            <line x1={edge.left} x2={width - edge.right} y1={y(paid)} y2={y(paid)} />
            <text x={edge.left - 6} y={y(paid) + 4} textAnchor="end">
              {f.percent(paid, 0)}
            </text>
          </g>
        ))}
        {ticks(most.attainment).map((attainment) => (
          <text
            key={`x${attainment}`}
            className={classes.tickText}
            x={x(attainment)}
            y={height - edge.bottom + 16}
            textAnchor="middle"
          >
            {f.percent(attainment, 0)}
          </text>
        ))}
        <text className={classes.tickText} x={width - edge.right} y={height - 4} textAnchor="end">
          {t('pay:attainment')}
        </text>
        <line className={classes.aim} x1={x(1)} x2={x(1)} y1={y(0)} y2={y(1)} />
        <line className={classes.aim} x1={x(0)} x2={x(1)} y1={y(1)} y2={y(1)} />
        <polyline className={classes.line} points={line} />
        {probe !== null && held === null && (
          <g className={classes.probe}>
            <circle cx={x(probe)} cy={y(payout(curve, probe))} r={3.5} />
            <text x={edge.left + 8} y={edge.top + 12}>
              {t('pay:sampleAt', {
                attainment: f.percent(probe, 0),
                paid: f.percent(payout(curve, probe), 1),
              })}
            </text>
          </g>
        )}
        {handles(curve).map((handle) => (
          <circle
            key={`${handle.kind}${handle.index}`}
            className={classes.handle}
            cx={x(handle.attainment)}
            cy={y(handle.paid)}
            r={6}
            tabIndex={0}
            role="slider"
            aria-label={name(handle)}
            aria-valuenow={Math.round((handle.kind === 'cap' ? handle.paid : handle.attainment) * 100)}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              setHeld({ handle, most });
            }}
            onKeyDown={(event) => {
              if (nudge(handle, event.key)) event.preventDefault();
            }}
          >
            <title>{name(handle)}</title>
          </circle>
        ))}
      </svg>
      <figcaption>{t('pay:curveHint')}</figcaption>
    </figure>
  );
}

/** 0, 0.5, 1 … or coarser, up to the end of the axis. */
function ticks(most: number): number[] {
  const step = most <= 3 ? 0.5 : most <= 6 ? 1 : Math.ceil(most / 5);
  return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, index) => index * step);
}
