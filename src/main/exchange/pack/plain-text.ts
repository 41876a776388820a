/**
 * Makes text that came from data harmless in any document: control characters, which XML may not even carry escaped; signs that
 * turn the reading direction of what follows; halves of surrogate pairs and non-characters go. What is left is plain text that
 * the writers escape as their format asks.
 */
export function plainText(text: string, longest = 200): string {
  const plain = text
    .replace(/[\p{Zl}\p{Zp}\t\r\n\v\f]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/gu, '')
    .trim();
  const letters = [...plain];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : plain;
}

/** For text and attributes of XML and HTML alike. */
export const escapeMarkup = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
