import { useTranslation } from 'react-i18next';
import { type Format, formatOf } from '../../shared/number-format.ts';

export { createFormat, dash, type Format, formatOf } from '../../shared/number-format.ts';

/** The format of the language on screen. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return formatOf(i18n.language === 'en' ? 'en' : 'zh');
}
