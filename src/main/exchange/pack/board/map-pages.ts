import type { Page } from '../page.ts';
import { plainText } from '../plain-text.ts';
import { ink } from '../style.ts';
import type { Words } from '../words.ts';
import { handover } from './derived.ts';
import type { BoardFacts } from './facts.ts';
import { column, content, place } from './layout.ts';
import type { BoardMaps } from './maps.ts';

/** Present and proposed side by side, at one scale. */
export function mapsPage({ before, after }: BoardFacts, { t }: Words, maps: BoardMaps): Page {
  const sides = [
    { side: before, box: column(0, 0.5) },
    { side: after, box: column(0.5, 1) },
  ];
  return {
    id: 'maps',
    title: t('maps.title'),
    lead: t('maps.lead', {
      before: before.alignment.territories.length,
      after: after.alignment.territories.length,
    }),
    blocks: sides.map(({ side, box }) =>
      place(box, {
        kind: 'picture',
        caption: plainText(side.name),
        drawing: maps.scenario(side, { width: box.width, height: box.height - 18 }, true),
      }),
    ),
  };
}

/** How many of the largest flows are shown. */
const shownFlows = 12;

/** Where something changes its rep, and the largest flows of sales between territories. */
export function changesPage(facts: BoardFacts, words: Words, maps: BoardMaps | null): Page {
  const { t, f } = words;
  const { comparison } = facts;
  const { units, accounts, salesFen } = handover(facts);
  // What stays with its rep goes nowhere, whatever the territories are called.
  const all = comparison.flows.filter(
    ({ from, to, salesFen: sales }) =>
      sales > 0 && (facts.before.repOf.get(from) ?? from) !== (facts.after.repOf.get(to) ?? to),
  );
  const flows = all.slice(0, shownFlows);
  const scale = f.moneyColumn(flows.map(({ salesFen: sales }) => sales));
  const box = maps ? column(0.5, 1) : content;
  const name = (one: string) => (one === '' ? t('unassigned') : plainText(one, 24));
  const mapBox = column(0, 0.5);
  return {
    id: 'changes',
    title: t('changes.title'),
    lead: t('changes.lead', { units: f.count(units), accounts: f.count(accounts), sales: f.money(salesFen) }),
    blocks: [
      ...(maps
        ? [
            place(mapBox, {
              kind: 'picture' as const,
              caption: t('changes.map'),
              drawing: maps.changes(facts.after, { width: mapBox.width, height: mapBox.height - 18 }),
            }),
          ]
        : []),
      flows.length === 0
        ? place(box, {
            kind: 'text',
            heading: t('changes.flows'),
            lines: [{ text: t('changes.none'), style: 'body' }],
          })
        : place(box, {
            kind: 'chart',
            caption: t('changes.flowsOf', { shown: flows.length, total: all.length }),
            chart: {
              categories: flows.map(({ fromName, toName }) => `${name(fromName)} → ${name(toName)}`),
              series: [
                {
                  name: t('changes.sales'),
                  colour: ink.after,
                  values: flows.map(({ salesFen: sales }) => sales / 100 / scale.yuan),
                },
              ],
              stacked: false,
              format: { percent: false, decimals: scale.decimals },
              unit: scale.unit,
              band: null,
            },
            alt: t('changes.flows'),
          }),
    ],
  };
}
