/**
 * Every word a person reads, by language and namespace. Used by the renderer (i18next), the terminal and the Excel exports.
 * Placeholders are `{{name}}`. A test keeps the two languages' keys equal.
 */
import { en } from './en/index.ts';
import { zh } from './zh/index.ts';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

export const catalogues = { zh, en } as const;

/** Plain look-up for places without i18next. An unknown key answers itself, so that a gap is seen. */
export function translate(
  language: Language,
  namespace: string,
  key: string,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const namespaces: Record<string, Record<string, unknown>> = catalogues[language];
  let found: unknown = namespaces[namespace];
  for (const part of key.split('.')) {
    found =
      typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[part] : undefined;
  }
  if (typeof found !== 'string') return `${namespace}:${key}`;
  return found.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) =>
    name in params ? String(params[name]) : whole,
  );
}
