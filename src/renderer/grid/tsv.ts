/** Tab-separated text as spreadsheets put it on the clipboard: cells with tabs, line breaks or quotes are quoted. */

const number = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?(e[+-]?\d+)?%?$/i;

/**
 * A leading = + - @ makes a spreadsheet run the text as a formula (CWE-1236): an apostrophe keeps it text. Numbers stay. Text
 * that has the apostrophe already gets another, so that `revive` gives it back.
 */
export function inert(text: string): string {
  // Of a million cells nearly all are told by their first letter.
  if (!"'=+-@\t\r".includes(text.charAt(0))) return text;
  return /^'*[=+\-@\t\r]/.test(text) && !number.test(text) ? `'${text}` : text;
}

/** Undoes `inert`: a block copied here comes back as it was. */
export function revive(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

/** Every row ends with a line break, as Excel writes it: a last row that is empty is a row all the same. */
export function formatTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((cell) => quote(inert(cell))).join('\t')}\r\n`).join('');
}

function quote(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Reads clipboard text; rows may differ in length. A line break at the very end does not begin another row. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const { cell, end } = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at);
    row.push(revive(cell));
    if (text[end] === '\t') {
      at = end + 1;
      continue;
    }
    rows.push(row);
    row = [];
    at = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
    if (at >= text.length) break;
  }
  return rows;
}

function readPlain(text: string, start: number): { cell: string; end: number } {
  let end = start;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { cell: text.slice(start, end), end };
}

/** A quote that is never closed, or that text follows, was an ordinary character: `"12` is an inch mark, not a quotation. */
function readQuoted(text: string, start: number): { cell: string; end: number } {
  let cell = '';
  let at = start + 1;
  while (at < text.length) {
    if (text[at] !== '"') {
      cell += text[at];
      at += 1;
    } else if (text[at + 1] === '"') {
      cell += '"';
      at += 2;
    } else {
      const end = at + 1;
      return end === text.length || /[\t\r\n]/.test(text[end] ?? '') ? { cell, end } : readPlain(text, start);
    }
  }
  return readPlain(text, start);
}
