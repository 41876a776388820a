import type { Language } from '../../../../shared/i18n/index.ts';
import type { Box } from '../page.ts';

/** Points → inches, which the library speaks. */
export const inches = (points: number): number => Math.round((points / 72) * 1e5) / 1e5;

/** `#12365f` → `12365F`. */
export const bare = (colour: string): string => colour.slice(1).toUpperCase();

export const frameOf = ({ x, y, width, height }: Box) => ({
  x: inches(x),
  y: inches(y),
  w: inches(width),
  h: inches(height),
});

/** A face that Office has for the language; where it lacks one, Office takes the next of its own. */
export const slideFont = (language: Language): string => (language === 'zh' ? 'Microsoft YaHei' : 'Calibri');
