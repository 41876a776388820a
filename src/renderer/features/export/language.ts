import i18next from 'i18next';
import type { Language } from '../../../shared/i18n/index.ts';

/** The language on screen. */
export const i18nLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh');
