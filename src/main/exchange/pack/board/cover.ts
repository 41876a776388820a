import type { Page } from '../page.ts';
import { plainText } from '../plain-text.ts';
import type { Words } from '../words.ts';
import type { BoardFacts } from './facts.ts';
import { place } from './layout.ts';
import type { BoardMaps } from './maps.ts';

/** Title, what it is about, of which day and by whom; the proposed map beside it. */
export function coverPage(facts: BoardFacts, { t, f }: Words, maps: BoardMaps | null): Page {
  const { planName, before, after, at, author } = facts;
  const names = { before: plainText(before.name), after: plainText(after.name) };
  const text = place(
    { x: 56, y: 120, width: maps ? 380 : 840, height: 320 },
    {
      kind: 'text',
      heading: '',
      lines: [
        { text: t('cover.title'), style: 'title' },
        { text: plainText(planName), style: 'subtitle' },
        { text: t('cover.scenarios', names), style: 'body' },
        { text: t('cover.date', { date: f.date(at) }), style: 'small' },
        ...(author === ''
          ? []
          : [{ text: t('cover.author', { name: plainText(author) }), style: 'small' as const }]),
      ],
    },
  );
  const size = { width: 460, height: 480 };
  return {
    id: 'cover',
    title: t('cover.title'),
    lead: '',
    cover: true,
    blocks: maps
      ? [
          text,
          place(
            { x: 470, y: 30, ...size },
            { kind: 'picture', caption: '', drawing: maps.scenario(after, size, false) },
          ),
        ]
      : [text],
  };
}
