import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DispersionFigures, FairnessRatio, FairnessReport } from '../../../shared/contract/fairness.ts';
import { fairnessRatios } from '../../../shared/contract/fairness.ts';
import { useFormat } from '../../app/format.ts';
import classes from './fairness.module.css';
import { layoutStrip } from './strip-layout.ts';
import { useRatioText } from './use-ratio-text.ts';

const width = 600;
const height = 64;
const margin = 10;
const middle = height / 2;
const reach = 18;

interface Props {
  report: FairnessReport;
  ratio: FairnessRatio;
  hovered: number | null;
  selected: ReadonlySet<number>;
  onHover: (territoryId: number | null) => void;
  onSelect: (territoryId: number) => void;
}

/** One ratio over all territories: a box for the middle half, a dot per territory, a diamond for what stands out. */
export function StripPlot({ report, ratio, hovered, selected, onHover, onSelect }: Props) {
  const { t } = useTranslation();
  const f = useFormat();
  const ratioText = useRatioText();
  const index = fairnessRatios.indexOf(ratio);
  const spread = report.spread[index] ?? null;
  const names = useMemo(() => new Map(report.rows.map((row) => [row.territoryId, row])), [report.rows]);
  const strip = useMemo(() => {
    if (spread === null) return null;
    const values = report.rows.flatMap(({ territoryId, ratios, outliers }) => {
      const value = ratios[index] ?? null;
      return value === null ? [] : [{ territoryId, value, outlier: outliers[index] ?? null }];
    });
    return layoutStrip(values, spread);
  }, [report.rows, spread, index]);
  if (spread === null || strip === null) return null;
  const x = (share: number) => margin + share * (width - 2 * margin);
  const outlying = strip.points.filter(({ outlier }) => outlier !== null).length;
  const one = hovered === null ? undefined : strip.points.find((point) => point.territoryId === hovered);
  const shown = one === undefined ? null : names.get(one.territoryId);
  return (
    <figure className={classes.plot}>
      <figcaption className={classes.caption}>
        <span className={classes.ratioName} title={t(`fairness:ratioHint.${ratio}`)}>
          {t(`fairness:ratio.${ratio}`)}
        </span>
        <SpreadFigures spread={spread} ratio={ratio} outlying={outlying} />
      </figcaption>
      <div className={classes.field}>
        <svg
          className={classes.strip}
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t('fairness:plot', {
            ratio: t(`fairness:ratio.${ratio}`),
            count: f.count(spread.count),
            median: ratioText(ratio, spread.median),
            outliers: outlying,
          })}
        >
          <title>{t('fairness:boxHint')}</title>
          <line
            className={classes.axis}
            x1={x(strip.scale(Math.max(spread.least, spread.lowerFence)))}
            x2={x(strip.scale(Math.min(spread.most, spread.upperFence)))}
            y1={middle}
            y2={middle}
          />
          <rect
            className={classes.box}
            x={x(strip.scale(spread.lowerQuartile))}
            y={middle - reach}
            width={Math.max(2, x(strip.scale(spread.upperQuartile)) - x(strip.scale(spread.lowerQuartile)))}
            height={2 * reach}
          />
          <line
            className={classes.median}
            x1={x(strip.scale(spread.median))}
            x2={x(strip.scale(spread.median))}
            y1={middle - reach - 5}
            y2={middle + reach + 5}
          />
        </svg>
        <div className={classes.points}>
          {strip.points.map((point) => (
            <button
              key={point.territoryId}
              type="button"
              tabIndex={-1}
              className={classes.point}
              data-outlier={point.outlier ?? undefined}
              data-hovered={point.territoryId === hovered || undefined}
              data-selected={selected.has(point.territoryId) || undefined}
              style={{
                left: `${((x(point.x) / width) * 100).toFixed(3)}%`,
                top: middle + point.y * (reach - 4),
              }}
              aria-label={`${names.get(point.territoryId)?.name ?? ''} ${ratioText(ratio, point.value)}`}
              onMouseEnter={() => onHover(point.territoryId)}
              onMouseLeave={() => onHover(null)}
              onClick={() => onSelect(point.territoryId)}
            />
          ))}
        </div>
      </div>
      <div className={classes.ends}>
        <span>{ratioText(ratio, spread.least)}</span>
        <span className={classes.hovered}>
          {shown ? `${shown.name}${shown.rep ? ` · ${shown.rep}` : ''}` : ''}
          {one ? ` ${ratioText(ratio, one.value)}` : ''}
          {one?.outlier ? ` · ${t(`fairness:outlier.${one.outlier}`)}` : ''}
        </span>
        <span>{ratioText(ratio, spread.most)}</span>
      </div>
    </figure>
  );
}

function SpreadFigures(props: { spread: DispersionFigures; ratio: FairnessRatio; outlying: number }) {
  const { spread, ratio, outlying } = props;
  const { t } = useTranslation();
  const f = useFormat();
  const ratioText = useRatioText();
  const figures: [string, string, string][] = [
    ['median', ratioText(ratio, spread.median), t('fairness:median')],
    ['variation', f.percent(spread.variation), t('fairness:variationHint')],
    ['gini', f.number(spread.gini, 3), t('fairness:giniHint')],
    ['outliers', t('fairness:outlierCount', { count: f.count(outlying) }), t('fairness:outlierHint')],
  ];
  return (
    <dl className={classes.figures}>
      {figures.map(([key, value, hint]) => (
        <div key={key} title={hint}>
          <dt>{t(`fairness:${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
