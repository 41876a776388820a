import type { MovedAccount } from '../../../../shared/contract/compare.ts';
import type { Page, TableBlock } from '../page.ts';
import { plainText } from '../plain-text.ts';
import { ink } from '../style.ts';
import type { Words } from '../words.ts';
import { handover, longRelationships } from './derived.ts';
import type { BoardFacts } from './facts.ts';
import { cell, column, content, end, place, rowsWithin, start, tablePages } from './layout.ts';

/** Reps on the chart of gains and losses. */
const charted = 18;
/** Accounts listed by name. */
const listed = 20;

/** Who gains and who loses, by sales: a chart of the most affected, then everybody in a table. */
export function affectedPages(facts: BoardFacts, { t, f }: Words): Page[] {
  const affected = facts.comparison.affected
    .filter(({ lost, gained }) => lost.accounts > 0 || gained.accounts > 0)
    .sort(
      (a, b) =>
        b.lost.salesFen + b.gained.salesFen - (a.lost.salesFen + a.gained.salesFen) || a.repId - b.repId,
    );
  const lead = t('affected.lead', { count: handover(facts).reps, all: facts.comparison.affected.length });
  if (affected.length === 0)
    return [
      {
        id: 'affected',
        title: t('affected.title'),
        lead: '',
        blocks: [
          place(content, {
            kind: 'text',
            heading: '',
            lines: [{ text: t('compare:noAffected'), style: 'body' }],
          }),
        ],
      },
    ];
  const shown = affected.slice(0, charted);
  const scale = f.moneyColumn(shown.flatMap(({ lost, gained }) => [lost.salesFen, gained.salesFen]));
  const inScale = (fen: number) => fen / 100 / scale.yuan;
  const chartPage: Page = {
    id: 'affected',
    title: t('affected.title'),
    lead,
    blocks: [
      place(content, {
        kind: 'chart',
        caption: t('affected.chart', { shown: shown.length, total: affected.length }),
        chart: {
          categories: shown.map(({ repName }) => plainText(repName, 24)),
          series: [
            {
              name: t('affected.lost'),
              colour: ink.lost,
              values: shown.map(({ lost }) => -inScale(lost.salesFen)),
            },
            {
              name: t('affected.gained'),
              colour: ink.gained,
              values: shown.map(({ gained }) => inScale(gained.salesFen)),
            },
          ],
          stacked: true,
          format: { percent: false, decimals: scale.decimals },
          unit: scale.unit,
          band: null,
        },
        alt: t('affected.title'),
      }),
    ],
  };
  const sales = f.moneyColumn(
    affected.flatMap(({ kept, lost, gained }) => [kept.salesFen, lost.salesFen, gained.salesFen]),
  );
  return [
    chartPage,
    ...tablePages(
      { id: 'affected-table', title: t('affected.tableTitle'), lead },
      {
        caption: t('affected.table', { unit: sales.unit }),
        columns: [
          start(t('rep'), 1.6),
          end(t('affected.keptAccounts'), 1),
          end(t('affected.lostAccounts'), 1),
          end(t('affected.gainedAccounts'), 1),
          end(t('affected.keptSales'), 1.1),
          end(t('affected.lostSales'), 1.1),
          end(t('affected.gainedSales'), 1.1),
          end(t('affected.net'), 1.1),
          end(t('affected.long'), 1.1),
          end(t('affected.utilisation'), 1.4),
        ],
        rows: affected.map(({ repName, kept, lost, gained, left, right }) => ({
          cells: [
            cell(plainText(repName)),
            cell(f.count(kept.accounts)),
            cell(f.count(lost.accounts)),
            cell(f.count(gained.accounts)),
            cell(sales.format(kept.salesFen)),
            cell(sales.format(lost.salesFen)),
            cell(sales.format(gained.salesFen)),
            cell(signed(sales.format, gained.salesFen - lost.salesFen)),
            cell(f.count(longOf(lost.relationships))),
            cell(
              `${f.percent(left.utilisation, 0)} → ${f.percent(right.utilisation, 0)}`,
              (right.utilisation ?? 0) > 1 ? 'bad' : undefined,
            ),
          ],
        })),
        note: '',
      },
      (page, pages) => t('continued', { page, pages }),
    ),
  ];
}

/** Of the bands: three to five years, five and more. */
const longOf = (bands: readonly number[]) => (bands[3] ?? 0) + (bands[4] ?? 0);

const signed = (format: (fen: number) => string, fen: number) => (fen > 0 ? `+${format(fen)}` : format(fen));

/** The largest accounts that change their rep, and those who have long been with it. */
export function accountsPage(facts: BoardFacts, words: Words): Page {
  const { t, f } = words;
  const { comparison, yearsOnRecord } = facts;
  const largest = [...comparison.accounts].sort(
    (a, b) => b.salesFen - a.salesFen || a.accountId - b.accountId,
  );
  const long = longRelationships(facts);
  return {
    id: 'accounts',
    title: t('accounts.title'),
    lead: [
      t('accounts.lead', { count: f.count(comparison.accounts.length) }),
      long.accounts.length > 0
        ? t('accounts.longLead', { long: f.count(long.accounts.length), sales: f.money(long.salesFen) })
        : t('accounts.noLong', { years: yearsOnRecord }),
    ].join(t('space')),
    blocks:
      long.accounts.length > 0
        ? [
            place(column(0, 0.5), accountTable(words, t('accounts.largest'), largest)),
            place(column(0.5, 1), accountTable(words, t('accounts.long'), long.accounts)),
          ]
        : [place(content, accountTable(words, t('accounts.largest'), largest))],
  };
}

function accountTable({ t, f }: Words, caption: string, accounts: readonly MovedAccount[]): TableBlock {
  const shown = accounts.slice(0, Math.min(listed, rowsWithin(content.height)));
  const sales = f.moneyColumn(shown.map(({ salesFen }) => salesFen));
  const holder = (rep: string, territory: string) => plainText(rep || territory || t('unassigned'), 24);
  const left = accounts.length - shown.length;
  return {
    kind: 'table',
    caption,
    columns: [
      start(t('account'), 2.3),
      start(t('accounts.from'), 0.9),
      start(t('accounts.to'), 0.9),
      end(t('accounts.sales', { unit: sales.unit }), 1),
      end(t('compare:relationship.label'), 0.9),
    ],
    rows: shown.map((account) => ({
      cells: [
        cell(plainText(account.name)),
        cell(holder(account.fromRep, account.fromName)),
        cell(holder(account.toRep, account.toName)),
        cell(sales.format(account.salesFen)),
        cell(t(`compare:relationship.${account.relationship}`)),
      ],
    })),
    note: left > 0 ? t('more', { count: f.count(left) }) : '',
  };
}
