import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeasureInfo } from '../../shared/contract/plan.ts';
import { isNamedByCatalogue } from '../../shared/domain/measure-name.ts';

type Named = Pick<MeasureInfo, 'key' | 'name' | 'derived'>;

/** A measure's name: derived and well-known ones from the catalogue, other imported ones as the file called them. */
export function measureName(t: (key: string) => string, measure: Named): string {
  return isNamedByCatalogue(measure) ? t(`measures:${measure.key}`) : measure.name;
}

export function useMeasureName(): (measure: Named) => string {
  const { t } = useTranslation();
  return useCallback((measure) => measureName(t, measure), [t]);
}
