import type { BoardPart } from '../../../../shared/domain/pack.ts';
import type { Language } from '../../../../shared/i18n/index.ts';
import type { PackDocument, Page } from '../page.ts';
import { plainText } from '../plain-text.ts';
import { wordsOf } from '../words.ts';
import { assumptionsPage, risksPage, signPage } from './closing-pages.ts';
import { coverPage } from './cover.ts';
import type { BoardFacts } from './facts.ts';
import { balancePages, figuresPage } from './figure-pages.ts';
import { slide } from './layout.ts';
import { changesPage, mapsPage } from './map-pages.ts';
import { boardMaps } from './maps.ts';
import { accountsPage, affectedPages } from './people-pages.ts';
import { quotaPages } from './quota-pages.ts';
import { summaryPage } from './summary.ts';
import { fairnessPages, territoriesPages } from './territory-pages.ts';

/** A board pack as pages, in the order of `boardParts`; cover and summary always. */
export function composeBoard(
  facts: BoardFacts,
  language: Language,
  parts: readonly BoardPart[],
): PackDocument {
  const words = wordsOf(language);
  const { t, f } = words;
  const maps = facts.map && boardMaps(facts.map, words);
  const wanted = new Set(parts);
  const make: Record<BoardPart, () => Page[]> = {
    maps: () => (maps ? [mapsPage(facts, words, maps)] : []),
    changes: () => [changesPage(facts, words, maps)],
    figures: () => [figuresPage(facts, words)],
    balance: () => balancePages(facts, words),
    affected: () => affectedPages(facts, words),
    accounts: () => [accountsPage(facts, words)],
    territories: () => territoriesPages(facts, words),
    fairness: () => fairnessPages(facts, words),
    quotas: () => quotaPages(facts, words),
    risks: () => [risksPage(facts, words)],
    assumptions: () => [assumptionsPage(facts, words)],
    sign: () => [signPage(facts, words)],
  };
  const order = Object.keys(make) as BoardPart[];
  return {
    title: `${t('cover.title')} · ${plainText(facts.planName)}`,
    language,
    at: facts.at,
    size: slide,
    footer: t('footer', { plan: plainText(facts.planName, 60), date: f.date(facts.at) }),
    pages: [
      coverPage(facts, words, maps),
      summaryPage(facts, words),
      ...order.filter((part) => wanted.has(part)).flatMap((part) => make[part]()),
    ],
  };
}
