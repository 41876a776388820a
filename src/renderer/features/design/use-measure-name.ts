import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { measureName } from '../../app/measure-name.ts';

/** A measure in the user's words: derived ones from the catalogue, imported ones under their own name; `area` is a limit. */
export function useMeasureName(plan: PlanState): (key: string) => string {
  const { t } = useTranslation();
  const { measures } = plan;
  return useCallback(
    (key) => {
      const measure = measures.find((one) => one.key === key);
      if (measure === undefined && key === 'area') return t('reasons:area');
      return measure === undefined ? t(`measures:${key}`) : measureName(t, measure);
    },
    [t, measures],
  );
}
