import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuotaSheet } from '../../../shared/contract/quota.ts';

export interface PeriodWords {
  /** 全年, 1 月, P3, 一季度. */
  name(period: number): string;
  /** Its first and last day. */
  range(period: number): string;
}

/** What the periods of a sheet are called: calendar months by their number, periods of weeks by theirs. */
export function usePeriodWords({ periods, fiscal }: Pick<QuotaSheet, 'periods' | 'fiscal'>): PeriodWords {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      name(period) {
        if (period === 0) return t('quota:wholeYear');
        if (period > 12) return t('quota:quarter', { quarter: period - 12 });
        if (fiscal.pattern !== 'months') return t('quota:weeksPeriod', { period });
        return t('quota:month', { month: Number(periods[period - 1]?.start.slice(5, 7)) });
      },
      range(period) {
        const first = period === 0 ? 1 : period > 12 ? (period - 13) * 3 + 1 : period;
        const last = period === 0 ? 12 : period > 12 ? first + 2 : period;
        return `${periods[first - 1]?.start ?? ''} – ${periods[last - 1]?.end ?? ''}`;
      },
    }),
    [t, periods, fiscal.pattern],
  );
}
