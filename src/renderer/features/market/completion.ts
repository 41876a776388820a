/** The word being written at the caret. */
export interface WordAtCaret {
  text: string;
  /** Inside a square bracket that is still open. */
  isQuoted: boolean;
  /** Where the word starts, the bracket included, and where it ends. */
  start: number;
  end: number;
}

const isWord = (letter: string) => /[\p{L}\p{N}_]/u.test(letter);

/** The name or function begun before the caret: back to an open bracket, or over letters and digits that start with a letter. */
export function wordBefore(text: string, caret: number): WordAtCaret {
  const before = text.slice(0, caret);
  const open = Math.max(before.lastIndexOf('['), before.lastIndexOf('【'));
  const closed = Math.max(before.lastIndexOf(']'), before.lastIndexOf('】'));
  if (open > closed) {
    const after = text[caret] === ']' || text[caret] === '】' ? caret + 1 : caret;
    return { text: before.slice(open + 1), isQuoted: true, start: open, end: after };
  }
  let start = caret;
  while (start > 0 && isWord(text[start - 1] ?? '')) start--;
  while (start < caret && /\p{N}/u.test(text[start] ?? '')) start++;
  return { text: text.slice(start, caret), isQuoted: false, start, end: caret };
}

/** The text with the word exchanged for what was offered, and where the caret goes: inside a function's brackets. */
export function completed(
  text: string,
  { start, end }: WordAtCaret,
  offer: string,
  isName: boolean,
): { text: string; caret: number } {
  const written = isName ? `[${offer.replaceAll(']', ']]')}]` : `${offer}()`;
  return {
    text: text.slice(0, start) + written + text.slice(end),
    caret: start + written.length - (isName ? 0 : 1),
  };
}
