import { escapeAttribute } from './xml-text.ts';

/** How a cell looks. */
export interface CellStyle {
  /** Excel's number format code; `General` when left out. */
  readonly format?: string;
  readonly isBold?: boolean;
  readonly isHeader?: boolean;
  readonly isRight?: boolean;
}

/** Styles of a workbook by number, each written once. */
export interface Styles {
  /** The number of a style. */
  of(style: CellStyle): number;
  xml(): string;
}

/** Codes that Excel knows by a number of its own (ECMA-376 §18.8.30). */
const builtIn: ReadonlyMap<string, number> = new Map([
  ['General', 0],
  ['0', 1],
  ['0.00', 2],
  ['#,##0', 3],
  ['#,##0.00', 4],
  ['0%', 9],
  ['@', 49],
]);
const firstOwnFormat = 164;
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const headerFill = 'FFE9EDF2';

export function createStyles(): Styles {
  const formats = new Map(builtIn);
  const numbers = new Map<string, number>();
  const cells: string[] = [];

  const formatOf = (code: string): number => {
    const known = formats.get(code);
    if (known !== undefined) return known;
    const next = firstOwnFormat + formats.size - builtIn.size;
    formats.set(code, next);
    return next;
  };
  const of = ({
    format = 'General',
    isBold = false,
    isHeader = false,
    isRight = false,
  }: CellStyle): number => {
    const key = [format, isBold, isHeader, isRight].join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const alignment = isHeader
      ? '<alignment vertical="center" wrapText="1"/>'
      : isRight
        ? '<alignment horizontal="right"/>'
        : '';
    const bold = isBold || isHeader;
    cells.push(
      `<xf numFmtId="${formatOf(format)}" fontId="${bold ? 1 : 0}" fillId="${isHeader ? 2 : 0}" borderId="0" xfId="0" applyNumberFormat="1"${bold ? ' applyFont="1"' : ''}${isHeader ? ' applyFill="1"' : ''}${alignment ? ` applyAlignment="1">${alignment}</xf>` : '/>'}`,
    );
    numbers.set(key, cells.length - 1);
    return cells.length - 1;
  };
  // Style 0 is that of every cell without one.
  of({});

  return {
    of,
    xml() {
      const own = [...formats].filter(([, id]) => id >= firstOwnFormat);
      const numFmts =
        own.length === 0
          ? ''
          : `<numFmts count="${own.length}">${own.map(([code, id]) => `<numFmt numFmtId="${id}" formatCode="${escapeAttribute(code)}"/>`).join('')}</numFmts>`;
      const font = (inside: string) =>
        `<font>${inside}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`;
      return `<styleSheet xmlns="${main}">${numFmts}<fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="${headerFill}"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/></styleSheet>`;
    },
  };
}
