/**
 * Every word a person reads, by language and namespace. Used by the renderer (i18next), the terminal and the Excel exports.
 * Placeholders are `{{name}}`, or `{{name, one|other}}` with the word that goes with the number. A test keeps the two languages' keys equal.
 */
import { en } from './en/index.ts';
import { withForm } from './number-forms.ts';
import { zh } from './zh/index.ts';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

export const catalogues = { zh, en } as const;

type Params = Readonly<Record<string, string | number>>;

/**
 * Plain look-up for places without i18next, as that one does it: `context` and the plural of `count` choose among `key_single`,
 * `key_one`, `key_other`. An unknown key answers itself, so that a gap is seen.
 */
export function translate(language: Language, namespace: string, key: string, params: Params = {}): string {
  const namespaces: Record<string, Record<string, unknown>> = catalogues[language];
  const found = endings(language, params)
    .map((ending) => textAt(namespaces[namespace], `${key}${ending}`))
    .find((text) => text !== undefined);
  if (found === undefined) return `${namespace}:${key}`;
  return found.replace(/\{\{\s*(\w+)\s*(?:,\s*([^}]*?)\s*)?\}\}/g, (whole, name: string, forms?: string) => {
    const value = params[name];
    return value === undefined ? whole : withForm(value, forms, name);
  });
}

function endings(language: Language, { context, count }: Params): string[] {
  const plural = typeof count === 'number' ? `_${new Intl.PluralRules(language).select(count)}` : '';
  const plain = plural === '' ? [''] : [plural, ''];
  return context === undefined ? plain : [...plain.map((ending) => `_${context}${ending}`), ...plain];
}

function textAt(catalogue: unknown, key: string): string | undefined {
  let found = catalogue;
  for (const part of key.split('.'))
    found =
      typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[part] : undefined;
  return typeof found === 'string' ? found : undefined;
}
