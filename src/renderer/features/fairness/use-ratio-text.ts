import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FairnessRatio } from '../../../shared/contract/fairness.ts';
import { useFormat } from '../../app/format.ts';

/** A ratio in words: money an hour for workload, percent for the rest. */
export function useRatioText(): (ratio: FairnessRatio, value: number | null) => string {
  const { t } = useTranslation();
  const f = useFormat();
  return useCallback(
    (ratio, value) =>
      ratio === 'workload' && value !== null
        ? t('fairness:perHour', { amount: f.money(Math.round(value)) })
        : f.percent(value),
    [t, f],
  );
}
