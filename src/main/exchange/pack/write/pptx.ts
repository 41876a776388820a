import { createRequire } from 'node:module';
import type PptxGen from 'pptxgenjs';
import type { PackDocument, Page } from '../page.ts';
import { ink, sizes } from '../style.ts';
import { wordsOf } from '../words.ts';
import { addBlock } from './pptx-blocks.ts';
import { settled } from './pptx-settle.ts';
import { bare, inches, slideFont } from './pptx-units.ts';

const Presentation = createRequire(import.meta.url)('pptxgenjs') as typeof PptxGen;

const master = 'PAGE';
const edge = 40;

/**
 * The pages as a presentation to work on: titles in placeholders, tables, charts with their figures in a workbook, and maps as
 * shapes that bear their territories' names. The same document gives the same bytes.
 */
export async function pptxOf(
  document: PackDocument,
  turn: () => Promise<void> = async () => {},
): Promise<Uint8Array> {
  const { width, height } = document.size;
  const deck = new Presentation();
  const font = slideFont(document.language);
  deck.defineLayout({ name: 'PACK', width: inches(width), height: inches(height) });
  deck.layout = 'PACK';
  deck.title = document.title;
  deck.author = 'Bailiwick';
  deck.company = '';
  deck.theme = { headFontFace: font, bodyFontFace: font };
  deck.defineSlideMaster({
    title: master,
    background: { color: 'FFFFFF' },
    objects: [
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            ...frame(edge, 22, width - 2 * edge, 36),
            fontSize: sizes.page,
            fontFace: font,
            bold: true,
            color: bare(ink.accent),
            align: 'left',
            valign: 'middle',
            margin: 0,
          },
          text: '',
        },
      },
    ],
  });
  for (const [at, page] of document.pages.entries()) {
    addSlide(deck, page, document, at + 1);
    await turn();
  }
  const written = (await deck.write({ outputType: 'uint8array', compression: false })) as Uint8Array;
  return settled(written, document.at);
}

const frame = (x: number, y: number, w: number, h: number) => ({
  x: inches(x),
  y: inches(y),
  w: inches(w),
  h: inches(h),
});

function addSlide(deck: PptxGen, page: Page, document: PackDocument, number: number): void {
  const { width, height } = document.size;
  const inner = width - 2 * edge;
  const font = slideFont(document.language);
  const slide = deck.addSlide(page.cover ? undefined : { masterName: master });
  const plain = { fontFace: font, margin: 0 } as const;
  if (page.cover) slide.addShape('rect', { ...frame(0, 0, 14, height), fill: { color: bare(ink.accent) } });
  else {
    slide.addText(page.title, { placeholder: 'title' });
    if (page.lead !== '')
      slide.addText(page.lead, {
        ...plain,
        ...frame(edge, 58, inner, 38),
        fontSize: sizes.lead,
        color: bare(ink.quiet),
        valign: 'top',
        objectName: 'Lead',
      });
    const foot = { ...plain, fontSize: sizes.foot, color: bare(ink.quiet) };
    slide.addText(document.footer, {
      ...foot,
      ...frame(edge, height - 26, inner * 0.75, 14),
      objectName: 'Footer',
    });
    const { t } = wordsOf(document.language);
    slide.addText(t('page', { page: number, pages: document.pages.length }), {
      ...foot,
      ...frame(edge + inner * 0.75, height - 26, inner * 0.25, 14),
      align: 'right',
      objectName: 'Page',
    });
  }
  for (const { box, block } of page.blocks) addBlock(slide, block, box, font);
}
