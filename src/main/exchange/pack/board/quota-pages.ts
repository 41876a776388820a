import type { QuotaSheet } from '../../../../shared/contract/quota.ts';
import type { Page, TableBlock } from '../page.ts';
import { plainText } from '../plain-text.ts';
import type { Words } from '../words.ts';
import type { BoardFacts } from './facts.ts';
import { cell, content, end, place, start, tablePages } from './layout.ts';

/** Where the four quarters stand among a node's amounts: after the year and twelve months. */
const quarterAt = 13;

/** What every territory is to sell: the year, its quarters, and the growth on the base year. */
export function quotaPages(facts: BoardFacts, { t, f }: Words): Page[] {
  const { quota, after, baseYear } = facts;
  if (!quota)
    return [
      {
        id: 'quotas',
        title: t('quotas.none'),
        lead: '',
        blocks: [
          place(content, {
            kind: 'text',
            heading: '',
            lines: [{ text: t('fairness.noQuota', { name: plainText(after.name) }), style: 'body' }],
          }),
        ],
      },
    ];
  const { year } = quota.settings;
  const nodes = territoriesOf(quota);
  const scale = f.moneyColumn(nodes.map(({ amountsFen }) => amountsFen[0] ?? 0));
  const sum = (at: number) => nodes.reduce((all, { amountsFen }) => all + (amountsFen[at] ?? 0), 0);
  const history = nodes.reduce((all, { historyFen }) => all + historyFen, 0);
  const growth = (fen: number, before: number) =>
    before > 0 ? f.deviation(fen / before - 1) : f.deviation(null);
  const amounts = (pick: (at: number) => number) =>
    [0, quarterAt, quarterAt + 1, quarterAt + 2, quarterAt + 3].map((at) => cell(scale.format(pick(at))));
  const rows: TableBlock['rows'] = nodes.map(({ id, name, amountsFen, historyFen, potentialFen }) => ({
    cells: [
      cell(plainText(name)),
      cell(plainText(after.repOf.get(id ?? 0) ?? '') || t('vacant')),
      ...amounts((at) => amountsFen[at] ?? 0),
      cell(scale.format(historyFen)),
      cell(growth(amountsFen[0] ?? 0, historyFen)),
      cell(potentialFen > 0 ? f.percent((amountsFen[0] ?? 0) / potentialFen) : f.percent(null)),
    ],
  }));
  const totals: TableBlock['rows'][number] = {
    strong: true,
    cells: [
      cell(t('total')),
      cell(''),
      ...amounts(sum),
      cell(scale.format(history)),
      cell(growth(sum(0), history)),
      cell(''),
    ],
  };
  return tablePages(
    {
      id: 'quotas',
      title: t('quotas.title', { year }),
      lead: t('quotas.lead', {
        year,
        total: f.money(sum(0)),
        growth: growth(sum(0), history),
        base: baseYear ?? '',
        method: t(`quota:methods.${quota.settings.method}`),
        status: t(`quotas.status.${quota.status}`),
      }),
    },
    {
      caption: t('quotas.table', { unit: scale.unit }),
      columns: [
        start(t('territory'), 1.4),
        start(t('rep'), 1.1),
        end(t('quotas.year'), 1),
        ...[1, 2, 3, 4].map((quarter) => end(t('quotas.quarter', { quarter }), 0.9)),
        end(t('quotas.history', { year: baseYear ?? '' }), 1.1),
        end(t('quotas.growth'), 0.9),
        end(t('fairness:ratio.potential'), 1),
      ],
      rows: [...rows, totals],
      note: '',
    },
    (page, pages) => t('continued', { page, pages }),
  );
}

const territoriesOf = ({ nodes }: QuotaSheet) => nodes.filter(({ kind }) => kind === 'territory');
