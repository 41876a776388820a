import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** AG Grid's own words that can appear on screen or to a screen reader. */
const keys = [
  'filterOoo',
  'equals',
  'notEqual',
  'blank',
  'notBlank',
  'empty',
  'lessThan',
  'greaterThan',
  'lessThanOrEqual',
  'greaterThanOrEqual',
  'inRange',
  'inRangeStart',
  'inRangeEnd',
  'contains',
  'notContains',
  'startsWith',
  'endsWith',
  'andCondition',
  'orCondition',
  'ariaFilterInput',
  'ariaFilteringOperator',
  'ariaFilterValue',
  'ariaFilterFromValue',
  'ariaFilterToValue',
  'ariaSearch',
  'ariaLabelColumnFilter',
  'ariaLabelCellEditor',
  'ariaLabelDialog',
  'ariaLabelTooltip',
  'ariaColumn',
  'ariaFilterMenuOpen',
  'ariaMenuColumn',
  'ariaSortableColumn',
  'columnFilter',
] as const;

/** Fresh for each language: the grid takes its words when it is made, so give the grid a key of the language. */
export function useGridLocale(): Record<string, string> {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  return useMemo(() => {
    const words: Record<string, string> = { language };
    for (const key of keys) words[key] = t(`grid:ag.${key}`, { lng: language });
    return words;
  }, [t, language]);
}
