import {
  type ChoiceList,
  commentsXml,
  drawingXml,
  type HeaderNote,
  mainNamespace,
  rangeOf,
  relationsNamespace,
  type SheetTable,
  tableXml,
  validationsXml,
  xmlHead,
} from './sheet-parts.ts';
import { type CellValue, createSheetRows, type SheetOptions } from './sheet-rows.ts';
import { type CellStyle, createStyles } from './styles.ts';
import { escapeAttribute } from './xml-text.ts';
import { createZip, type ZipWriter } from './zip-writer.ts';

/** What stands around the rows of a sheet, known when they are written. */
export interface SheetEnd {
  /** Rows below the heading that filters and choices are for. */
  readonly rows: number;
  readonly columns: number;
  /** A table; without one the rows get a plain filter when `hasFilter`. */
  readonly table?: Pick<SheetTable, 'headers' | 'rows'> | null;
  readonly hasFilter?: boolean;
  readonly choices?: readonly ChoiceList[];
  readonly notes?: readonly HeaderNote[];
}

export interface SheetWriter {
  /** Adds a row. `styles` stand in place of the columns'. Await what it answers, where it answers anything. */
  row(cells: readonly CellValue[], styles?: readonly CellStyle[]): Promise<void> | undefined;
  end(end?: SheetEnd): Promise<void>;
}

export interface WorkbookWriter {
  /** Begins a sheet; the one before must have ended. */
  sheet(options: SheetOptions): Promise<SheetWriter>;
}

const part = {
  worksheet: 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml',
  table: 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml',
  comments: 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml',
  workbook: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  styles: 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml',
} as const;

/** Parts of a workbook gathered while its sheets are written. */
interface Parts {
  readonly zip: ZipWriter;
  /** [name in the zip, content type]. */
  readonly types: [string, string][];
  readonly sheets: Pick<SheetOptions, 'name' | 'isHidden'>[];
  tables: number;
}

/**
 * Writes a workbook to a file, sheet by sheet and row by row, in memory that does not grow with the rows. Texts stand inline:
 * a table of shared ones would hold every name of every customer. Errors of the system pass through.
 */
export async function writeWorkbook(
  path: string,
  fill: (workbook: WorkbookWriter) => Promise<void>,
): Promise<void> {
  const zip = createZip(path);
  try {
    const parts: Parts = { zip, types: [], sheets: [], tables: 0 };
    const styles = createStyles();
    await fill({
      async sheet(options) {
        parts.sheets.push(options);
        const name = `xl/worksheets/sheet${parts.sheets.length}.xml`;
        parts.types.push([name, part.worksheet]);
        zip.begin(name);
        const rows = createSheetRows(zip, styles, options);
        await zip.write(sheetHead(options, (style) => styles.of(style)));
        return {
          row: rows.row,
          async end(end = { rows: 0, columns: 0 }) {
            await rows.flush();
            await endSheet(parts, parts.sheets.length, end);
          },
        };
      },
    });
    await addPart(zip, 'xl/styles.xml', xmlHead + styles.xml());
    parts.types.push(['xl/styles.xml', part.styles]);
    await writeFrame(parts);
    await zip.finish();
  } finally {
    await zip.close();
  }
}

async function addPart(zip: ZipWriter, name: string, text: string): Promise<void> {
  zip.begin(name);
  await zip.write(text);
  zip.end();
}

function sheetHead(
  { widths, styles = [], frozenColumns = 0 }: SheetOptions,
  numberOf: (style: CellStyle) => number,
): string {
  const corner = rangeOf(frozenColumns + 1, 2).slice(3);
  const pane =
    frozenColumns > 0
      ? `<pane xSplit="${frozenColumns}" ySplit="1" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/>`
      : '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const columns = widths.map((width, index) => {
    const style = styles[index];
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${style ? ` style="${numberOf(style)}"` : ''}/>`;
  });
  const cols = columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '';
  return `${xmlHead}<worksheet xmlns="${mainNamespace}" xmlns:r="${relationsNamespace}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${cols}<sheetData>`;
}

/** Closes a sheet's part and adds what hangs on it: table, choices, comments with their drawing. */
async function endSheet(parts: Parts, sheet: number, end: SheetEnd): Promise<void> {
  const { zip, types } = parts;
  const { table = null, notes = [], choices = [] } = end;
  const relations: string[] = [];
  const relate = (type: string, target: string): string => {
    const id = `rId${relations.length + 1}`;
    relations.push(`<Relationship Id="${id}" Type="${relationsNamespace}/${type}" Target="${target}"/>`);
    return id;
  };
  const filter = !table && end.hasFilter ? `<autoFilter ref="${rangeOf(end.columns, end.rows + 1)}"/>` : '';
  let tail = '';
  if (notes.length > 0) {
    relate('comments', `../comments${sheet}.xml`);
    tail += `<legacyDrawing r:id="${relate('vmlDrawing', `../drawings/vmlDrawing${sheet}.vml`)}"/>`;
  }
  const number = table ? ++parts.tables : 0;
  if (table)
    tail += `<tableParts count="1"><tablePart r:id="${relate('table', `../tables/table${number}.xml`)}"/></tableParts>`;
  await zip.write(
    `</sheetData>${filter}${validationsXml(choices, end.rows)}<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>${tail}</worksheet>`,
  );
  zip.end();
  if (notes.length > 0) {
    await addPart(zip, `xl/comments${sheet}.xml`, commentsXml(notes));
    await addPart(zip, `xl/drawings/vmlDrawing${sheet}.vml`, drawingXml(sheet, notes));
    types.push([`xl/comments${sheet}.xml`, part.comments]);
  }
  if (table) {
    await addPart(
      zip,
      `xl/tables/table${number}.xml`,
      tableXml(number, { ...table, name: `Table_${number}` }),
    );
    types.push([`xl/tables/table${number}.xml`, part.table]);
  }
  if (relations.length > 0)
    await addPart(zip, `xl/worksheets/_rels/sheet${sheet}.xml.rels`, relationships(relations));
}

const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';

const relationships = (each: readonly string[]): string =>
  `${xmlHead}<Relationships xmlns="${packageNamespace}/relationships">${each.join('')}</Relationships>`;

/** The workbook itself, and what a program finds its parts by. */
async function writeFrame({ zip, types, sheets }: Parts): Promise<void> {
  const names = sheets.map(
    ({ name, isHidden }, index) =>
      `<sheet name="${escapeAttribute(name)}" sheetId="${index + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  await addPart(
    zip,
    'xl/workbook.xml',
    `${xmlHead}<workbook xmlns="${mainNamespace}" xmlns:r="${relationsNamespace}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${names.join('')}</sheets></workbook>`,
  );
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${relationsNamespace}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  relations.push(
    `<Relationship Id="rId${sheets.length + 1}" Type="${relationsNamespace}/styles" Target="styles.xml"/>`,
  );
  await addPart(zip, 'xl/_rels/workbook.xml.rels', relationships(relations));
  await addPart(
    zip,
    '_rels/.rels',
    relationships([
      `<Relationship Id="rId1" Type="${relationsNamespace}/officeDocument" Target="xl/workbook.xml"/>`,
    ]),
  );
  const overrides = [...types, ['xl/workbook.xml', part.workbook]].map(
    ([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`,
  );
  await addPart(
    zip,
    '[Content_Types].xml',
    `${xmlHead}<Types xmlns="${packageNamespace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${overrides.join('')}</Types>`,
  );
}
