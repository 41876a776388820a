import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormulaName } from '../../../shared/contract/market.ts';
import type { MeasureUnit } from '../../../shared/domain/measures.ts';

export interface NameOption {
  name: string;
  key: string;
  unit: MeasureUnit;
  kind: FormulaName['kind'];
}

/** What a formula may name, under the names of the language on screen; without the formula being changed. */
export function useNameOptions(names: readonly FormulaName[], without: string | null): NameOption[] {
  const { i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return useMemo(
    () =>
      names
        .filter(({ key }) => key !== without)
        .map((one) => ({ name: one[language], key: one.key, unit: one.unit, kind: one.kind })),
    [names, without, language],
  );
}
