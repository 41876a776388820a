import type PptxGen from 'pptxgenjs';
import { chartText } from '../chart/chart-text.ts';
import type { Block, Box, CardsBlock, ChartBlock, SignBlock, TableBlock, TextBlock } from '../page.ts';
import { ink, rowHeight, sizes, tableHeights, textSize, toneColour } from '../style.ts';
import { fitText } from '../text-width.ts';
import { addDrawing } from './pptx-drawing.ts';
import { bare, frameOf, inches } from './pptx-units.ts';

type Slide = PptxGen.Slide;

export function addBlock(slide: Slide, block: Block, box: Box, font: string): void {
  switch (block.kind) {
    case 'text':
      addTextBlock(slide, block, box, font);
      break;
    case 'cards':
      addCards(slide, block, box, font);
      break;
    case 'table':
      addTable(slide, block, box, font);
      break;
    case 'picture':
      addDrawing(slide, block.drawing, below(slide, block.caption, box, font), font);
      break;
    case 'chart':
      addChart(slide, block, box, font);
      break;
    case 'sign':
      addSign(slide, block, box, font);
  }
}

function below(slide: Slide, caption: string, box: Box, font: string): Box {
  if (caption === '') return box;
  slide.addText(caption, {
    ...frameOf({ ...box, height: 16 }),
    fontFace: font,
    fontSize: sizes.caption,
    bold: true,
    color: bare(ink.text),
    margin: 0,
    valign: 'top',
    objectName: caption,
  });
  return { ...box, y: box.y + 18, height: box.height - 18 };
}

function addTextBlock(slide: Slide, block: TextBlock, box: Box, font: string): void {
  const heading = {
    text: block.heading,
    options: { fontSize: sizes.heading, bold: true, color: bare(ink.accent), breakLine: true },
  };
  const lines = block.lines.map(({ text, style, tone }) => ({
    text,
    options: {
      fontSize: textSize[style],
      bold: style === 'title',
      color: bare(
        tone ? toneColour[tone] : style === 'title' ? ink.accent : style === 'small' ? ink.quiet : ink.text,
      ),
      breakLine: true,
      paraSpaceAfter: textSize[style] * 0.4,
      ...(style === 'bullet' ? { bullet: { indent: 11 } } : {}),
    },
  }));
  slide.addText(block.heading === '' ? lines : [heading, ...lines], {
    ...frameOf(box),
    fontFace: font,
    margin: block.boxed ? [8, 14, 8, 14] : 0,
    valign: 'top',
    ...(block.boxed ? { fill: { color: bare(ink.accentSoft) } } : {}),
  });
}

function addCards(slide: Slide, { cards }: CardsBlock, box: Box, font: string): void {
  const gap = 10;
  const width = (box.width - gap * (cards.length - 1)) / cards.length;
  cards.forEach(({ label, value, note, tone }, at) => {
    slide.addText(
      [
        { text: label, options: { fontSize: 8.5, color: bare(ink.quiet), breakLine: true } },
        {
          text: value,
          options: { fontSize: 19, bold: true, color: bare(toneColour[tone]), breakLine: true },
        },
        { text: note, options: { fontSize: 8.5, color: bare(ink.quiet) } },
      ],
      {
        ...frameOf({ x: box.x + at * (width + gap), y: box.y, width, height: box.height }),
        fontFace: font,
        margin: [4, 6, 4, 8],
        valign: 'middle',
        line: { color: bare(ink.line), width: 0.75 },
        objectName: label,
      },
    );
  });
}

function addTable(slide: Slide, table: TableBlock, box: Box, font: string): void {
  const inner = { ...below(slide, table.caption, box, font) };
  const { columns, rows, note, lines = 1, dense = false } = table;
  const size = dense ? sizes.denseCell : sizes.cell;
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (box.width * share) / whole);
  const none = { type: 'none' as const };
  const side = (at: number) => (columns[at]?.align === 'end' ? ('right' as const) : ('left' as const));
  const rule = (colour: string, pt: number) => ({ type: 'solid' as const, color: bare(colour), pt });
  const head = columns.map(({ title }, at) => ({
    text: title,
    options: {
      bold: true,
      fontSize: sizes.head,
      color: bare(ink.quiet),
      align: side(at),
      border: [none, none, rule(ink.accent, 1), none] as [
        typeof none,
        typeof none,
        ReturnType<typeof rule>,
        typeof none,
      ],
    },
  }));
  const body = rows.map(({ cells, strong }) =>
    cells.map(({ text, tone }, at) => ({
      // Office wraps what does not fit; rows keep their height only while cells keep to their lines.
      text: fitText(text, ((widths[at] ?? 0) - 8) * lines * 0.96, size, strong),
      options: {
        bold: strong === true,
        color: bare(toneColour[tone ?? 'plain']),
        align: side(at),
        border: [strong ? rule(ink.quiet, 0.9) : none, none, rule(ink.line, 0.5), none] as never,
      },
    })),
  );
  slide.addTable([head, ...body], {
    x: inches(inner.x),
    y: inches(inner.y),
    w: inches(box.width),
    colW: widths.map(inches),
    rowH: [inches(tableHeights.head), ...rows.map(() => inches(rowHeight(table)))],
    fontFace: font,
    fontSize: size,
    // A first margin below 1 would be read as inches, all four of them.
    margin: [1, 4, 1, 4],
    valign: 'middle',
    objectName: table.caption,
  });
  if (note === '') return;
  const y = inner.y + tableHeights.head + rows.length * rowHeight(table) + 4;
  slide.addText(note, {
    ...frameOf({ ...box, y, height: 14 }),
    fontFace: font,
    fontSize: sizes.note,
    color: bare(ink.quiet),
    margin: 0,
    valign: 'top',
  });
}

/** The first category on top; the library's types know only the other way, the library both. */
const fromTheTop: string = 'maxMin';

function addChart(slide: Slide, { caption, chart, alt }: ChartBlock, box: Box, font: string): void {
  const { categories, series, stacked, format } = chart;
  const inner = below(slide, chart.unit === '' ? caption : `${caption} (${chart.unit})`, box, font);
  const digits = format.decimals > 0 ? `0.${'0'.repeat(format.decimals)}` : '0';
  const code = format.percent ? `${digits}%` : `#,##${digits}`;
  slide.addChart(
    'bar' as PptxGen.CHART_NAME,
    series.map(({ name, values }) => ({
      name,
      labels: [...categories],
      // Points without a value are taken out afterwards (`pptx-settle.ts`); the library's type has no word for them.
      values: values as number[],
    })),
    {
      ...frameOf(inner),
      altText: chartText(alt, chart),
      barDir: 'bar',
      barGrouping: stacked ? 'stacked' : 'clustered',
      barGapWidthPct: stacked ? 30 : 40,
      ...(stacked ? { barOverlapPct: 100 } : {}),
      chartColors: series.map(({ colour }) => bare(colour)),
      catAxisOrientation: fromTheTop as 'minMax',
      catAxisLabelFontFace: font,
      catAxisLabelFontSize: 7.5,
      catAxisLabelPos: 'low',
      catAxisLineShow: false,
      valAxisLabelFontFace: font,
      valAxisLabelFontSize: 7,
      valAxisLabelFormatCode: format.percent ? '0%' : '#,##0',
      valGridLine: { color: bare(ink.line), size: 0.5 },
      catGridLine: { style: 'none' },
      showValue: true,
      dataLabelFormatCode: code,
      dataLabelFontSize: 6.5,
      dataLabelFontFace: font,
      dataLabelColor: bare(ink.quiet),
      ...(stacked ? {} : { dataLabelPosition: 'outEnd' as const }),
      showLegend: series.length > 1,
      legendPos: 't',
      legendFontFace: font,
      legendFontSize: 8,
    },
  );
}

function addSign(slide: Slide, { labels, people }: SignBlock, box: Box, font: string): void {
  const line = { type: 'solid' as const, color: bare(ink.quiet), pt: 0.75 };
  const none = { type: 'none' as const };
  const head = [labels.role, labels.name, labels.signature, labels.date].map((text) => ({
    text,
    options: { bold: true, fontSize: sizes.head, color: bare(ink.quiet), border: none },
  }));
  const rows = people.map(({ role, name }) =>
    [role, name, '', ''].map((text) => ({
      text,
      options: { fontSize: 11, valign: 'bottom' as const, border: [none, none, line, none] as never },
    })),
  );
  const step = Math.min(48, (box.height - 16) / Math.max(1, people.length));
  slide.addTable([head, ...rows], {
    x: inches(box.x),
    y: inches(box.y),
    w: inches(box.width),
    colW: [0.22, 0.23, 0.35, 0.2].map((share) => inches(box.width * share)),
    rowH: [inches(16), ...people.map(() => inches(step))],
    fontFace: font,
    margin: [1, 10, 3, 2],
    objectName: labels.signature,
  });
}
