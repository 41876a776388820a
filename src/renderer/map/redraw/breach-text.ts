import { useTranslation } from 'react-i18next';
import type { Breach } from '../../../shared/contract/scenario.ts';
import { type Format, useFormat } from '../../app/format.ts';

type Translate = (key: string, params: Record<string, string | number>) => string;

/** 南京：分成 2 块，不连片. */
export function breachText(t: Translate, f: Format, { rule, name, after }: Breach): string {
  const value =
    rule === 'contiguity' ? f.count(after) : rule === 'tolerance' ? f.deviation(after) : f.percent(after);
  return t(`whatIf:breach.${rule}`, { name, value });
}

export function useBreachText(): (breach: Breach) => string {
  const { t } = useTranslation();
  const f = useFormat();
  return (breach) => breachText(t, f, breach);
}
