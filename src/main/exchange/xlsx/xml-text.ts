/** The most characters Excel takes in a cell. */
const cellLimit = 32_767;

/** Control characters but tab, line feed and carriage return, DEL, and the two that XML forbids besides. */
const isForbidden = (code: number): boolean =>
  (code < 32 && code !== 9 && code !== 10 && code !== 13) ||
  code === 127 ||
  code === 0xfffe ||
  code === 0xffff;
const special = /[&<>"\r]|_x[\da-f]{4}_/i;

/** A cell's text as Excel keeps it: without what XML can't hold, cut to what a cell takes. */
export function cellContent(text: string): string {
  let kept = text;
  for (let at = 0; at < text.length; at++) {
    if (!isForbidden(text.charCodeAt(at))) continue;
    kept = [...text].filter((character) => !isForbidden(character.charCodeAt(0))).join('');
    break;
  }
  if (kept.length > cellLimit) kept = kept.slice(0, cellLimit).replace(/[\ud800-\udbff]$/, '');
  return kept.isWellFormed() ? kept : kept.toWellFormed();
}

/**
 * Text between tags. A carriage return, which XML reads as a line feed, and what looks like Excel's own escape `_x000D_` are
 * written as that escape (ECMA-376 §22.9.2.19), so that both come back as they were.
 */
export function escapeText(text: string): string {
  if (!special.test(text)) return text;
  return text
    .replace(/_x(?=[\da-f]{4}_)/gi, (start) => `_x005F${start}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '_x000D_');
}

/** A value between double quotes in a tag. */
export const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');

/** 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  const before = Math.floor(index / 26) - 1;
  return (before >= 0 ? columnLetters(before) : '') + String.fromCharCode(65 + (index % 26));
}
