import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeasureInfo } from '../../shared/contract/plan.ts';

type Named = Pick<MeasureInfo, 'key' | 'name' | 'derived'>;

/** Figures of a boundary file that the import knows under any heading; households share the key of people. */
const isKnown = ({ key, name }: Named) =>
  key === 'area' || (key === 'population' && !/household|户/i.test(name));

/** A measure's name: derived and well-known ones from the catalogue, other imported ones as the file called them. */
export function measureName(t: (key: string) => string, measure: Named): string {
  return measure.derived || isKnown(measure) ? t(`measures:${measure.key}`) : measure.name;
}

export function useMeasureName(): (measure: Named) => string {
  const { t } = useTranslation();
  return useCallback((measure) => measureName(t, measure), [t]);
}
