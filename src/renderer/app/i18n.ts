import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { catalogues, type Language } from '../../shared/i18n/index.ts';
import { formatterModule, interpolation } from '../../shared/i18n/number-forms.ts';

/** Words for the whole renderer: `t('map:tool.select')`; the namespace `common` needs no prefix. */
export async function startI18n(language: Language): Promise<void> {
  await i18next
    .use(initReactI18next)
    .use(formatterModule)
    .init({
      resources: catalogues,
      lng: language,
      fallbackLng: language,
      defaultNS: 'common',
      ns: Object.keys(catalogues.zh),
      interpolation,
      returnNull: false,
    });
  setLanguage(language);
}

export function setLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  if (i18next.language !== language) void i18next.changeLanguage(language);
}

export const translate = (key: string, params?: Record<string, string | number>): string =>
  i18next.t(key, { ...params });
