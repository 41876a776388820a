import { type Language, translate } from '../../../shared/i18n/index.ts';
import { type Format, formatOf } from '../../../shared/number-format.ts';
import { plainText } from './plain-text.ts';

type Params = Readonly<Record<string, string | number>>;

/** Words and numbers of a document in its language. */
export interface Words {
  language: Language;
  /** A word of the namespace `pack`, or of another: `compare:figure.territories`. */
  t(key: string, params?: Params): string;
  f: Format;
}

/** Whatever goes into a sentence is harmless, whoever forgot to make it so. */
const plainParams = (params: Params): Params =>
  Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' ? plainText(value, 2000) : value,
    ]),
  );

export function wordsOf(language: Language): Words {
  return {
    language,
    t: (key, params = {}) => {
      const at = key.indexOf(':');
      const plain = plainParams(params);
      const text =
        at < 0
          ? translate(language, 'pack', key, plain)
          : translate(language, key.slice(0, at), key.slice(at + 1), plain);
      // The typeface of the PDF has quotation marks as wide as a Chinese sign: wrong in English.
      return language === 'en' ? text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'") : text;
    },
    f: formatOf(language),
  };
}
