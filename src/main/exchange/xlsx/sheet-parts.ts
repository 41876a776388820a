import { columnLetters, escapeAttribute, escapeText } from './xml-text.ts';

/** A list of choices for the cells of one column below the heading. */
export interface ChoiceList {
  /** 0-based. */
  readonly column: number;
  /** Excel's formula: a quoted list or a range. */
  readonly formula: string;
  /** What a cell with something else is told; other values stay allowed. */
  readonly hint: string;
}

/** A comment on a cell of the first row. */
export interface HeaderNote {
  /** 0-based. */
  readonly column: number;
  readonly text: string;
}

/** A block of rows under unique headings that Excel treats as a table. */
export interface SheetTable {
  /** Unique in the workbook, and no cell's name. */
  readonly name: string;
  readonly headers: readonly string[];
  /** Rows of data, 1 or more. */
  readonly rows: number;
}

export const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const relationsNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Longest quoted list that Excel takes. */
const longestList = 255;

/** `A1:F49` for so many columns and rows from the first cell. */
export const rangeOf = (columns: number, rows: number): string =>
  `A1:${columnLetters(Math.max(0, columns - 1))}${Math.max(1, rows)}`;

/** The formula of a quoted list of choices; null where Excel could not hold or part it. */
export function listFormula(choices: readonly string[]): string | null {
  const text = choices.join(',');
  if (
    choices.length === 0 ||
    text.length > longestList ||
    choices.some((choice) => /[,"]|^\s|\s$/.test(choice))
  )
    return null;
  return `"${text}"`;
}

/** The formula of a column of another sheet: rows 2 to `rows` + 1. */
export const rangeFormula = (sheet: string, column: number, rows: number): string =>
  `'${sheet.replaceAll("'", "''")}'!$${columnLetters(column)}$2:$${columnLetters(column)}$${rows + 1}`;

/** Rows: of the data below the heading. */
export function validationsXml(lists: readonly ChoiceList[], rows: number): string {
  if (lists.length === 0 || rows === 0) return '';
  const each = lists.map(({ column, formula, hint }) => {
    const letters = columnLetters(column);
    return `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" error="${escapeAttribute(hint)}" sqref="${letters}2:${letters}${rows + 1}"><formula1>${escapeText(formula)}</formula1></dataValidation>`;
  });
  return `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`;
}

/** Whether Excel would take the headings as those of a table: text, none empty, none twice. */
export function areTableHeaders(headers: readonly string[]): boolean {
  const seen = new Set(headers.map((header) => header.toLowerCase()));
  return (
    headers.length > 0 &&
    seen.size === headers.length &&
    headers.every((header) => header !== '' && header.length <= 255 && !/[\r\n\t]/.test(header))
  );
}

export function tableXml(id: number, { name, headers, rows }: SheetTable): string {
  const ref = rangeOf(headers.length, rows + 1);
  const columns = headers.map(
    (header, index) => `<tableColumn id="${index + 1}" name="${escapeAttribute(header)}"/>`,
  );
  return `${xmlHead}<table xmlns="${mainNamespace}" id="${id}" name="${name}" displayName="${name}" ref="${ref}" totalsRowShown="0"><autoFilter ref="${ref}"/><tableColumns count="${headers.length}">${columns.join('')}</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`;
}

export function commentsXml(notes: readonly HeaderNote[]): string {
  const each = notes.map(
    ({ column, text }) =>
      `<comment ref="${columnLetters(column)}1" authorId="0"><text><r><t xml:space="preserve">${escapeText(text)}</t></r></text></comment>`,
  );
  return `${xmlHead}<comments xmlns="${mainNamespace}"><authors><author>Bailiwick</author></authors><commentList>${each.join('')}</commentList></comments>`;
}

/** Where Excel draws the comments of the sheet of that number: a part in its older drawing language, without which it drops them. */
export function drawingXml(sheet: number, notes: readonly HeaderNote[]): string {
  const shapes = notes.map(
    ({ column }, index) =>
      `<v:shape id="_x0000_s${1024 * sheet + 1 + index}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 15, 1, 2, ${column + 4}, 15, 5, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>0</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
  );
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${sheet}"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join('')}</xml>`;
}
