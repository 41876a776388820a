import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/i18n/index.ts';
import { createFormat, type Format } from '../../shared/number-format.ts';

export { createFormat, dash, type Format } from '../../shared/number-format.ts';

/** Made once a language: the browser's own formats behind them take long to make. */
const formats = new Map<Language, Format>();

/** The format of the language on screen. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  const format = formats.get(language) ?? createFormat(language);
  formats.set(language, format);
  return format;
}
