import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { defaultGuardRails } from '../../../shared/domain/guard-rails.ts';
import { useFormat } from '../../app/format.ts';
import { useGuardRails } from '../../app/queries.ts';
import { useAsWouldBe } from '../effect/use-as-would-be.ts';
import { binCount, deviationBins } from './distribution.ts';
import classes from './panel.module.css';

/** How the territories deviate from target, in bins as wide as the band: as they are (outline), and as a move would leave them. */
export const Distribution = memo(function Distribution({ alignment }: { alignment: Alignment }) {
  const { t } = useTranslation();
  const f = useFormat();
  const { measure, band } = useGuardRails().data ?? defaultGuardRails;
  const would = useAsWouldBe(alignment);
  const { before, after, outside } = useMemo(() => {
    const key = `${measure}Deviation` as const;
    const now = alignment.territories.map((row) => row[key]);
    const then = would.territories.map((row) => row[key]);
    const bins = deviationBins(then, band);
    const inside = bins[(binCount - 1) / 2] ?? 0;
    return {
      before: deviationBins(now, band),
      after: bins,
      outside: then.filter((value) => value !== null).length - inside,
    };
  }, [alignment, would, measure, band]);
  const most = Math.max(1, ...before, ...after);
  const share = (count: number) => `${(count / most) * 100}%`;
  const range = f.percent(band, 0);
  const said = t('kpi:distribution.outside', { total: f.count(outside), band: range });
  return (
    <figure className={classes.distribution} data-thought={would.isThought || undefined}>
      <figcaption>
        {t('kpi:distribution.title', { measure: t(`measures:${measure}`) })}
        <span>{said}</span>
      </figcaption>
      <div role="img" aria-label={`${t('kpi:distribution.label', { counts: after.join(' ') })} ${said}`}>
        {after.map((count, at) => {
          const steps = at - (binCount - 1) / 2;
          return (
            <span
              key={steps}
              data-side={steps === 0 ? undefined : steps > 0 ? 'over' : 'under'}
              title={t('kpi:distribution.bin', {
                total: f.count(count),
                from: f.deviation((2 * steps - 1) * band),
                to: f.deviation((2 * steps + 1) * band),
              })}
            >
              <i style={{ height: share(count) }} />
              <b style={{ height: share(before[at] ?? 0) }} />
            </span>
          );
        })}
      </div>
    </figure>
  );
});
