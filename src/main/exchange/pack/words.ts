import { type Language, translate } from '../../../shared/i18n/index.ts';
import { createFormat, type Format } from '../../../shared/number-format.ts';

type Params = Readonly<Record<string, string | number>>;

/** Words and numbers of a document in its language. */
export interface Words {
  language: Language;
  /** A word of the namespace `pack`, or of another: `compare:figure.territories`. */
  t(key: string, params?: Params): string;
  f: Format;
}

export function wordsOf(language: Language): Words {
  return {
    language,
    t: (key, params) => {
      const at = key.indexOf(':');
      return at < 0
        ? translate(language, 'pack', key, params)
        : translate(language, key.slice(0, at), key.slice(at + 1), params);
    },
    f: createFormat(language),
  };
}
