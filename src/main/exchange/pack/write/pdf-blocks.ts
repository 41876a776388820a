import { drawBars } from '../chart/bar-chart.ts';
import type { Block, Box, CardsBlock, SignBlock, TextBlock } from '../page.ts';
import { ink, sizes, textSize, toneColour } from '../style.ts';
import { drawDrawing } from './pdf-drawing.ts';
import { drawTable } from './pdf-table.ts';
import { lineHeight, writeLine, writeText } from './pdf-text.ts';

export function drawBlock(pdf: PDFKit.PDFDocument, block: Block, box: Box): void {
  switch (block.kind) {
    case 'text':
      drawText(pdf, block, box);
      break;
    case 'cards':
      drawCards(pdf, block, box);
      break;
    case 'table':
      drawTable(pdf, block, box);
      break;
    case 'picture':
      drawDrawing(pdf, block.drawing, below(pdf, block.caption, box));
      break;
    case 'chart': {
      const inner = below(pdf, block.caption, box);
      drawDrawing(pdf, drawBars(block.chart, inner.width, inner.height, block.alt), inner);
      break;
    }
    case 'sign':
      drawSign(pdf, block, box);
  }
}

/** Writes a caption; answers what is left below it. */
function below(pdf: PDFKit.PDFDocument, caption: string, box: Box): Box {
  if (caption === '') return box;
  writeLine(pdf, caption, { ...box, size: sizes.caption, bold: true, colour: ink.text });
  return { ...box, y: box.y + 18, height: box.height - 18 };
}

function drawText(pdf: PDFKit.PDFDocument, block: TextBlock, box: Box): void {
  let { x, y, width } = box;
  const bottom = box.y + box.height;
  if (block.boxed) {
    pdf.rect(box.x, box.y, box.width, box.height).fill(ink.accentSoft);
    pdf.rect(box.x, box.y, 3, box.height).fill(ink.accent);
    x += 14;
    y += 8;
    width -= 26;
  }
  if (block.heading !== '') {
    writeLine(pdf, block.heading, { x, y, width, size: sizes.heading, bold: true, colour: ink.accent });
    y += lineHeight(pdf, sizes.heading, true) + 3;
  }
  for (const { text, style, tone } of block.lines) {
    const size = textSize[style];
    const indent = style === 'bullet' ? 12 : 0;
    const height = bottom - y;
    if (height < size) break;
    if (indent > 0) pdf.circle(x + 3, y + size * 0.78, 1.6).fill(ink.accent);
    const look = {
      x: x + indent,
      y,
      width: width - indent,
      size,
      bold: style === 'title',
      colour: tone
        ? toneColour[tone]
        : style === 'title'
          ? ink.accent
          : style === 'small'
            ? ink.quiet
            : ink.text,
      height,
    };
    y += writeText(pdf, text, look) + size * 0.42;
  }
}

function drawCards(pdf: PDFKit.PDFDocument, { cards }: CardsBlock, box: Box): void {
  const gap = 10;
  const width = (box.width - gap * (cards.length - 1)) / cards.length;
  cards.forEach(({ label, value, note, tone }, at) => {
    const x = box.x + at * (width + gap);
    pdf.undash().lineWidth(0.8).rect(x, box.y, width, box.height).stroke(ink.line);
    const inner = { x: x + 9, width: width - 16 };
    writeText(pdf, label, { ...inner, y: box.y + 7, size: 8.2, colour: ink.quiet, height: 22 });
    writeLine(pdf, value, { ...inner, y: box.y + 29, size: 19, bold: true, colour: toneColour[tone] });
    writeLine(pdf, note, { ...inner, y: box.y + box.height - 19, size: 8.2, colour: ink.quiet });
  });
}

function drawSign(pdf: PDFKit.PDFDocument, { labels, people }: SignBlock, box: Box): void {
  const columns = [
    { label: labels.role, x: 0, width: 0.22 },
    { label: labels.name, x: 0.22, width: 0.23 },
    { label: labels.signature, x: 0.45, width: 0.35 },
    { label: labels.date, x: 0.8, width: 0.2 },
  ].map(({ label, x, width }) => ({ label, x: box.x + box.width * x, width: box.width * width - 16 }));
  for (const { label, x, width } of columns)
    writeLine(pdf, label, { x, y: box.y, width, size: sizes.head, bold: true, colour: ink.quiet });
  const step = Math.min(48, (box.height - 16) / Math.max(1, people.length));
  people.forEach(({ role, name }, at) => {
    const y = box.y + 16 + (at + 1) * step;
    [role, name, '', ''].forEach((text, column) => {
      const { x = 0, width = 0 } = columns[column] ?? {};
      if (text !== '') writeLine(pdf, text, { x, y: y - 18, width, size: 11, colour: ink.text });
      pdf
        .undash()
        .lineWidth(0.7)
        .moveTo(x, y)
        .lineTo(x + width, y)
        .stroke(column === 0 ? ink.line : ink.quiet);
    });
  });
}
