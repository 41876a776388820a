import PDFDocument from 'pdfkit';
import type { PackDocument, Page } from '../page.ts';
import { ink, sizes } from '../style.ts';
import { wordsOf } from '../words.ts';
import { fontFiles } from './fonts.ts';
import { drawBlock } from './pdf-blocks.ts';
import { writeLine, writeText } from './pdf-text.ts';

type Turn = () => Promise<void>;

/**
 * The pages as PDF, fonts embedded as far as they are used. The same document gives the same bytes: its date is the only clock.
 * `turn` is awaited after every page, so that a cancel is heard.
 */
export async function pdfOf(document: PackDocument, turn: Turn = async () => {}): Promise<Uint8Array> {
  const { width, height } = document.size;
  const date = new Date(document.at);
  const pdf = new PDFDocument({
    size: [width, height],
    margin: 0,
    autoFirstPage: false,
    lang: document.language === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    info: {
      Title: document.title,
      Creator: 'Bailiwick',
      Producer: 'Bailiwick',
      CreationDate: date,
      ModDate: date,
    },
  });
  pdf.registerFont('regular', fontFiles.regular());
  pdf.registerFont('bold', fontFiles.bold());
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  for (const [at, page] of document.pages.entries()) {
    pdf.addPage();
    pdf.outline.addItem(page.title);
    drawPage(pdf, page, document, at + 1);
    await turn();
  }
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Left edge of title and foot. */
const edge = 40;

function drawPage(pdf: PDFKit.PDFDocument, page: Page, document: PackDocument, number: number): void {
  const { width, height } = document.size;
  const inner = width - 2 * edge;
  if (page.cover) pdf.rect(0, 0, 14, height).fill(ink.accent);
  else {
    writeLine(pdf, page.title, {
      x: edge,
      y: 28,
      width: inner,
      size: sizes.page,
      bold: true,
      colour: ink.accent,
    });
    if (page.lead !== '')
      writeText(pdf, page.lead, {
        x: edge,
        y: 60,
        width: inner,
        size: sizes.lead,
        colour: ink.quiet,
        height: 36,
      });
    const foot = { y: height - 24, size: sizes.foot, colour: ink.quiet };
    const { t } = wordsOf(document.language);
    writeLine(pdf, document.footer, { ...foot, x: edge, width: inner * 0.75 });
    writeLine(pdf, t('page', { page: number, pages: document.pages.length }), {
      ...foot,
      x: edge + inner * 0.75,
      width: inner * 0.25,
      align: 'end',
    });
  }
  for (const { box, block } of page.blocks) drawBlock(pdf, block, box);
}
