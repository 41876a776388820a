import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeasureInfo } from '../../shared/contract/plan.ts';

/** A measure's name: derived ones from the catalogue, imported ones as the file called them. */
export function useMeasureName(): (measure: Pick<MeasureInfo, 'key' | 'name' | 'derived'>) => string {
  const { t } = useTranslation();
  return useCallback((measure) => (measure.derived ? t(`measures:${measure.key}`) : measure.name), [t]);
}
