import { useTranslation } from 'react-i18next';
import type { EvidenceSheet } from '../../../shared/contract/evidence.ts';
import { useFormat } from '../../app/format.ts';
import { useRatioText } from '../fairness/use-ratio-text.ts';
import classes from './evidence.module.css';

/** The year, how it came about, and its months. */
export function QuotaBlock({ sheet }: { sheet: EvidenceSheet }) {
  const { t } = useTranslation();
  const f = useFormat();
  const { quota } = sheet;
  if (quota === null) return <p>{t('evidence:noQuota')}</p>;
  const whole = quota.share !== null && quota.share > 0 ? quota.totalFen / quota.share : null;
  const most = Math.max(...quota.months.map(({ fen }) => fen), 1);
  return (
    <div className={classes.quota}>
      <div>
        <p className={classes.number}>
          <span>{t('evidence:quota', { year: quota.year })}</span>
          <strong title={f.moneyExact(quota.totalFen)}>{f.money(quota.totalFen)}</strong>
          <span>
            {f.percent(quota.share)} {t('evidence:quotaShare')}
          </span>
        </p>
        {quota.isHandSet && <p>{t('evidence:handSetYear')}</p>}
        <table className={classes.table}>
          <caption>
            {t('evidence:method')}: {t(`quota:methods.${quota.method}`)}
          </caption>
          <thead>
            <tr>
              <td />
              <th>{t('evidence:weight')}</th>
              <th>{t('evidence:share')}</th>
              <th>{t('evidence:comesTo')}</th>
            </tr>
          </thead>
          <tbody>
            {quota.bases.map(({ basis, weight, share }) => (
              <tr key={basis} data-unused={weight === 0 || undefined}>
                <td>{t(`evidence:basis.${basis}`)}</td>
                <td>{weight === 0 ? '–' : f.percent(weight, 0)}</td>
                <td>{f.percent(share)}</td>
                <td>{share === null || whole === null ? '–' : f.money(Math.round(share * whole))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ol className={classes.months}>
        {quota.months.map(({ start, fen, isHandSet }) => (
          <li key={start} title={f.moneyExact(fen)}>
            <span className={classes.monthFigure}>{f.money(fen)}</span>
            <span className={classes.bar} style={{ height: `${((fen / most) * 22).toFixed(2)}mm` }} />
            <span className={classes.monthName}>
              {t('quota:month', { month: Number(start.slice(5, 7)) })}
              {isHandSet && ` · ${t('evidence:handSet')}`}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Sales of the years on record with the quota beside them, as bars to one scale. */
export function HistoryBlock({ sheet }: { sheet: EvidenceSheet }) {
  const { t } = useTranslation();
  const f = useFormat();
  const years = sheet.history.map(({ year, fen }) => ({ name: String(year), fen, isQuota: false }));
  if (sheet.quota)
    years.push({
      name: t('evidence:quota', { year: sheet.quota.year }),
      fen: sheet.quota.totalFen,
      isQuota: true,
    });
  const most = Math.max(...years.map(({ fen }) => fen), 1);
  return (
    <section>
      <h4>{t('evidence:history')}</h4>
      <table className={classes.bars}>
        <tbody>
          {years.map(({ name, fen, isQuota }) => (
            <tr key={name} data-quota={isQuota || undefined}>
              <th scope="row">{name}</th>
              <td>
                <span className={classes.bar} style={{ width: `${((fen / most) * 100).toFixed(1)}%` }} />
              </td>
              <td className={classes.amount}>{f.money(fen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The ratios the quota is judged by, beside the median of all territories. */
export function RatioBlock({ sheet }: { sheet: EvidenceSheet }) {
  const { t } = useTranslation();
  const f = useFormat();
  const ratioText = useRatioText();
  return (
    <section>
      <h4>{t('evidence:ratios')}</h4>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('evidence:ratio')}</th>
            <th>{t('evidence:value')}</th>
            <th>{t('evidence:median')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {sheet.ratios.map(({ ratio, value, median, outlier }) => (
            <tr key={ratio}>
              <td>{t(`fairness:ratio.${ratio}`)}</td>
              <td>{ratioText(ratio, value)}</td>
              <td>{ratioText(ratio, median)}</td>
              <td>
                {value === null || median === null || median === 0 ? '–' : f.deviation(value / median - 1)}
                {outlier !== null && ` ◆ ${t(`fairness:outlier.${outlier}`)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
