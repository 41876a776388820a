import type { Language } from '../../../../shared/i18n/index.ts';
import { createGround } from '../map/ground.ts';
import type { PackDocument, Page, Placed } from '../page.ts';
import { plainText } from '../plain-text.ts';
import { type Words, wordsOf } from '../words.ts';
import { accountsBlock, changesBlock, factsBlock, neighboursBlock, targetsBlock } from './blocks.ts';
import type { SheetFacts, SheetsFacts } from './facts.ts';
import { sheetMap } from './sheet-map.ts';

/** A4 upright. */
const paper = { width: 595, height: 842 } as const;
const edge = 40;
const inner = paper.width - 2 * edge;

/** One page per territory; `turn` is awaited after each, since maps take their time. */
export async function composeSheets(
  facts: SheetsFacts,
  language: Language,
  turn: () => Promise<void> = async () => {},
): Promise<PackDocument> {
  const words = wordsOf(language);
  const { t, f } = words;
  // A territory fills the page that the whole region would: its borders need that much more of their detail.
  const detail = Math.max(4, 2 * Math.sqrt(facts.sheets.length));
  const ground = facts.map && createGround(facts.map.boundary, facts.map.unitIds, inner, detail);
  const pages: Page[] = [];
  for (const sheet of facts.sheets) {
    const picture = (size: { width: number; height: number }) =>
      ground && facts.map && sheet.unitCount > 0 ? sheetMap(sheet, facts.map, ground, words, size) : null;
    pages.push(sheetPage(sheet, facts, words, picture));
    await turn();
  }
  return {
    title: t('sheet.title', { scenario: plainText(facts.scenario) }),
    language,
    at: facts.at,
    size: paper,
    footer: t('sheet.footer', {
      plan: plainText(facts.planName, 40),
      scenario: plainText(facts.scenario, 40),
      date: f.date(facts.at),
    }),
    pages,
  };
}

function sheetPage(
  sheet: SheetFacts,
  facts: SheetsFacts,
  words: Words,
  picture: (size: { width: number; height: number }) => ReturnType<typeof sheetMap> | null,
): Page {
  const { t } = words;
  const rep = sheet.rep
    ? [sheet.rep.name, sheet.rep.level, sheet.rep.city]
        .map((text) => plainText(text))
        .filter(Boolean)
        .join(' · ')
    : t('vacant');
  const mapBox = { x: edge, y: 88, width: 296, height: 286 };
  const drawing = picture(mapBox);
  const side = drawing
    ? { x: edge + mapBox.width + 16, y: 84, width: inner - mapBox.width - 16, height: 292 }
    : { x: edge, y: 84, width: inner, height: 292 };
  const blocks: Placed[] = [
    ...(drawing ? [{ box: mapBox, block: { kind: 'picture' as const, caption: '', drawing } }] : []),
    { box: side, block: factsBlock(sheet, facts, words) },
    { box: { x: edge, y: 384, width: inner, height: 34 }, block: neighboursBlock(sheet, words) },
    { box: { x: edge, y: 424, width: inner * 0.53, height: 130 }, block: targetsBlock(sheet, words) },
    {
      box: { x: edge + inner * 0.53 + 16, y: 424, width: inner * 0.47 - 16, height: 130 },
      block: changesBlock(sheet, facts, words),
    },
    { box: { x: edge, y: 564, width: inner, height: 240 }, block: accountsBlock(sheet, facts, words) },
  ];
  return {
    id: `territory-${sheet.territoryId}`,
    title: plainText(sheet.name),
    lead: t('sheet.lead', { rep, scenario: plainText(facts.scenario) }),
    blocks,
  };
}
