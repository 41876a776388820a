import type { PrincipleCheck } from '../../../../shared/contract/scenario.ts';
import { dash } from '../../../../shared/number-format.ts';
import type { CardsBlock, Page, TextBlock, Tone } from '../page.ts';
import { plainText } from '../plain-text.ts';
import type { Words } from '../words.ts';
import { countsOf, handover, longRelationships } from './derived.ts';
import type { BoardFacts } from './facts.ts';
import { cell, column, content, end, place, row, start } from './layout.ts';

type Line = TextBlock['lines'][number];

/** One page that can stand alone: the decision asked for, what it brings and costs, and the five principles. */
export function summaryPage(facts: BoardFacts, words: Words): Page {
  const { t } = words;
  const lower = row(0.4, 1);
  return {
    id: 'summary',
    title: t('summary.title'),
    lead: '',
    blocks: [
      place(
        { ...content, y: 66, height: 70 },
        {
          kind: 'text',
          heading: t('summary.decision'),
          lines: [{ text: decision(facts, words), style: 'body' }],
          boxed: true,
        },
      ),
      place({ ...content, y: 148, height: 88 }, { kind: 'cards', cards: cards(facts, words) }),
      place(column(0, 0.5, lower), {
        kind: 'text',
        heading: t('summary.messages'),
        lines: messages(facts, words),
      }),
      place(column(0.5, 1, lower), {
        kind: 'table',
        caption: t('principles:title'),
        columns: [
          start(t('summary.principle'), 1.1),
          end(plainText(facts.before.name), 1),
          end(plainText(facts.after.name), 1),
        ],
        rows: facts.after.principles.map(({ principle, verdict }) => {
          const was = facts.before.principles.find((check) => check.principle === principle)?.verdict;
          return {
            cells: [
              cell(t(`principles:${principle}.name`)),
              verdictCell(words, was),
              verdictCell(words, verdict),
            ],
          };
        }),
        note: '',
      }),
    ],
  };
}

const signs = { green: '✓', amber: '▲', red: '×' } as const;
const tones = { green: 'good', amber: 'watch', red: 'bad' } as const;

export function verdictCell({ t }: Words, verdict: PrincipleCheck['verdict'] | undefined) {
  return verdict
    ? cell(`${signs[verdict]} ${t(`principles:verdict.${verdict}`)}`, tones[verdict])
    : cell(dash);
}

function decision(facts: BoardFacts, { t, f }: Words): string {
  const { accounts, salesFen, salesShare } = handover(facts);
  const names = { before: plainText(facts.before.name), after: plainText(facts.after.name) };
  const sentence = t('summary.adopt', {
    ...names,
    territories: f.count(facts.after.alignment.territories.length),
    accounts: f.count(accounts),
    sales: f.money(salesFen),
    share: f.percent(salesShare),
  });
  const { quota } = facts;
  if (!quota) return sentence;
  const totalFen = quota.rows.reduce((sum, { totalFen: one }) => sum + one, 0);
  return `${sentence}${t('summary.issue', { year: quota.settings.year, total: f.money(totalFen) })}`;
}

function cards(facts: BoardFacts, { t, f }: Words): CardsBlock['cards'] {
  const [was, now] = [facts.before, facts.after].map((side) => countsOf(side, facts.tolerance));
  const change = handover(facts);
  const card = (key: string, value: string, before: string, tone: Tone) => ({
    label: t(`summary.card.${key}`, { band: f.percent(facts.tolerance, 0) }),
    value,
    note: t('summary.was', { name: plainText(facts.before.name), value: before }),
    tone,
  });
  const less = (a: number | null | undefined, b: number | null | undefined): Tone =>
    (a ?? 0) < (b ?? 0) ? 'good' : (a ?? 0) > (b ?? 0) ? 'bad' : 'plain';
  const share = (key: string, value: string, part: number | null): CardsBlock['cards'][number] => ({
    label: t(`summary.card.${key}`),
    value,
    note: t('summary.ofAll', { share: f.percent(part) }),
    tone: 'plain',
  });
  return [
    card(
      'workload',
      f.percent(now?.workload ?? null),
      f.percent(was?.workload ?? null),
      less(now?.workload, was?.workload),
    ),
    card(
      'potential',
      f.percent(now?.potential ?? null),
      f.percent(was?.potential ?? null),
      less(now?.potential, was?.potential),
    ),
    card(
      'inside',
      t('of', { part: f.count(now?.inside ?? 0), all: f.count(now?.territories ?? 0) }),
      t('of', { part: f.count(was?.inside ?? 0), all: f.count(was?.territories ?? 0) }),
      less(was?.inside, now?.inside),
    ),
    card('over', f.count(now?.over ?? 0), f.count(was?.over ?? 0), less(now?.over, was?.over)),
    share('accounts', f.count(change.accounts), change.accountShare),
    share('sales', f.money(change.salesFen), change.salesShare),
  ];
}

function messages(facts: BoardFacts, { t, f }: Words): Line[] {
  const was = countsOf(facts.before, facts.tolerance);
  const now = countsOf(facts.after, facts.tolerance);
  const { comparison, after } = facts;
  const long = longRelationships(facts);
  const covered = comparison.figures.find(({ key }) => key === 'newlyCovered')?.right ?? 0;
  const lines: [string, Record<string, string | number>, boolean][] = [
    [
      'balance',
      {
        was: f.percent(was.workload),
        now: f.percent(now.workload),
        band: f.percent(facts.tolerance, 0),
        inside: now.inside,
        all: now.territories,
      },
      true,
    ],
    ['potential', { was: f.percent(was.potential), now: f.percent(now.potential) }, true],
    ['split', { was: was.split, now: now.split }, was.split + now.split > 0],
    ['over', { was: was.over, now: now.over }, was.over + now.over > 0],
    ['reps', { count: handover(facts).reps }, handover(facts).reps > 0],
    ['covered', { count: covered }, covered > 0],
    ['vacant', { count: now.vacant }, now.vacant > 0],
    [
      'long',
      { count: f.count(long.accounts.length), sales: f.money(long.salesFen) },
      long.accounts.length > 0,
    ],
  ];
  const shown: Line[] = lines
    .filter(([, , isTold]) => isTold)
    .slice(0, 6)
    .map(([key, params]) => ({ text: t(`summary.message.${key}`, params), style: 'bullet' }));
  const note = plainText(after.note, 160);
  return note === '' ? shown : [...shown, { text: t('summary.note', { note }), style: 'bullet' }];
}
