import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/i18n/index.ts';
import { createFormat, type Format } from '../../shared/number-format.ts';

export { createFormat, dash, type Format } from '../../shared/number-format.ts';

/** The format of the language on screen. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return useMemo(() => createFormat(language), [language]);
}
