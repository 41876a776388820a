import type { Language } from './index.ts';
import { withForm } from './number-forms.ts';

type Params = Readonly<Record<string, string | number>>;
type Words = Readonly<Record<string, unknown>>;

/**
 * Plain look-up for places without i18next, as that one does it: `context` and the plural of `count` choose among `key_single`,
 * `key_one`, `key_other`. An unknown key answers itself, so that a gap is seen.
 */
export function translator(catalogues: Readonly<Record<Language, Words>>) {
  return (language: Language, namespace: string, key: string, params: Params = {}): string => {
    const words = catalogues[language][namespace];
    const found = endings(language, params)
      .map((ending) => textAt(words, `${key}${ending}`))
      .find((text) => text !== undefined);
    return found === undefined ? `${namespace}:${key}` : filled(found, params);
  };
}

/** The text with its placeholders filled; one that was given nothing stays as it stands. */
function filled(text: string, params: Params): string {
  return text.replace(/\{\{\s*(\w+)\s*(?:,\s*([^}]*?)\s*)?\}\}/g, (whole, name: string, forms?: string) => {
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
