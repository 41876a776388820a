import type { Box, TableBlock } from '../page.ts';
import { ink, rowHeight, sizes, tableHeights, toneColour } from '../style.ts';
import { writeLine, writeText } from './pdf-text.ts';

const padding = 4;

export function drawTable(pdf: PDFKit.PDFDocument, table: TableBlock, box: Box): void {
  const { caption, columns, rows, note, lines = 1, dense = false } = table;
  let { y } = box;
  if (caption !== '') {
    writeLine(pdf, caption, { ...box, size: sizes.caption, bold: true, colour: ink.text });
    y += tableHeights.caption;
  }
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  let from = box.x;
  const places = columns.map(({ share, align }) => {
    const x = from;
    const width = (box.width * share) / whole;
    from += width;
    return { x: x + padding, width: width - 2 * padding, align };
  });
  columns.forEach(({ title }, at) => {
    const place = places[at];
    if (place)
      writeLine(pdf, title, { ...place, y: y + 3.5, size: sizes.head, bold: true, colour: ink.quiet });
  });
  y += tableHeights.head;
  rule(pdf, box, y, ink.accent, 1);
  const height = rowHeight(table);
  for (const { cells, strong } of rows) {
    if (strong) rule(pdf, box, y, ink.quiet, 0.9);
    cells.forEach(({ text, tone }, at) => {
      const place = places[at];
      if (!place || text === '') return;
      const look = {
        ...place,
        y: y + (dense ? 1.3 : 2.6),
        size: dense ? sizes.denseCell : sizes.cell,
        bold: strong === true,
        colour: toneColour[tone ?? 'plain'],
      };
      if (lines > 1) writeText(pdf, text, { ...look, height: height - 3 });
      else writeLine(pdf, text, look);
    });
    y += height;
    rule(pdf, box, y, ink.line, 0.5);
  }
  if (note !== '') writeLine(pdf, note, { ...box, y: y + 3, size: sizes.note, colour: ink.quiet });
}

function rule(pdf: PDFKit.PDFDocument, box: Box, y: number, colour: string, width: number): void {
  pdf
    .undash()
    .lineWidth(width)
    .moveTo(box.x, y)
    .lineTo(box.x + box.width, y)
    .stroke(colour);
}
