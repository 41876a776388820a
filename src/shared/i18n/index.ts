/**
 * Every word a person reads, by language and namespace, but those of the terminal alone (`terminal.ts`). Used by the renderer (i18next), the terminal and the Excel exports.
 * Placeholders are `{{name}}`, or `{{name, one|other}}` with the word that goes with the number. A test keeps the two languages' keys equal.
 */
import { en } from './en/index.ts';
import { translator } from './translator.ts';
import { zh } from './zh/index.ts';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

export const catalogues = { zh, en } as const;

export const translate = translator(catalogues);
