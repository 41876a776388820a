import type { Page } from '../page.ts';
import { plainText } from '../plain-text.ts';
import type { Words } from '../words.ts';
import type { BoardFacts } from './facts.ts';
import { cell, column, content, place, row, start } from './layout.ts';
import { risksOf } from './risks.ts';

/** Names shown where a risk lies; the rest is counted. */
const namesShown = 5;

export function risksPage(facts: BoardFacts, words: Words): Page {
  const { t, f } = words;
  const risks = risksOf(facts, words);
  const severity = { bad: `× ${t('risks.high')}`, watch: `▲ ${t('risks.medium')}` } as const;
  const names = (where: readonly string[], count: number) => {
    const shown = where.slice(0, namesShown).join(t('comma'));
    return count > namesShown && where.length > 0
      ? t('risks.andMore', { names: shown, count: f.count(count) })
      : shown;
  };
  return {
    id: 'risks',
    title: t('risks.title'),
    lead: risks.length === 0 ? '' : t('risks.lead', { count: risks.length }),
    blocks: [
      risks.length === 0
        ? place(content, { kind: 'text', heading: '', lines: [{ text: t('risks.none'), style: 'body' }] })
        : place(content, {
            kind: 'table',
            caption: t('risks.table'),
            columns: [
              start(t('risks.severity'), 0.5),
              start(t('risks.risk'), 2.6),
              start(t('risks.where'), 2.4),
              start(t('risks.mend'), 2.2),
            ],
            rows: risks.map(({ key, severity: grave, text, where, count }) => ({
              cells: [
                cell(severity[grave], grave),
                cell(text),
                cell(names(where, count)),
                cell(t(`risks.${key}.mend`)),
              ],
            })),
            lines: 2,
            note: '',
          }),
    ],
  };
}

/** What the figures rest on: settings, data and method, so that anyone can check them. */
export function assumptionsPage(facts: BoardFacts, { t, f }: Words): Page {
  const { workload, baseYear, quota, tolerance, yearsOnRecord, fairness } = facts;
  const perClass = (values: { A: number; B: number; C: number }) =>
    t('assumptions.perClass', { a: values.A, b: values.B, c: values.C });
  const lines = [
    t('assumptions.baseYear', { year: baseYear ?? '' }),
    t('assumptions.record', { years: yearsOnRecord }),
    t('assumptions.calls', { values: perClass(workload.callsPerYear) }),
    t('assumptions.minutes', { values: perClass(workload.minutesPerCall), travel: workload.travelMinutes }),
    t('assumptions.capacity', {
      calls: workload.callsPerDay,
      days: workload.workingDays,
      all: f.count(workload.callsPerDay * workload.workingDays),
    }),
    t('assumptions.classes', {
      basis: t(`measures:${workload.basis}`),
      a: f.percent(workload.cutA, 0),
      b: f.percent(workload.cutB, 0),
    }),
    t('assumptions.tolerance', { band: f.percent(tolerance, 0) }),
    ...(quota
      ? [
          t('assumptions.quota', {
            year: quota.settings.year,
            method: t(`quota:methods.${quota.settings.method}`),
          }),
        ]
      : []),
    ...(fairness.marketGrowth === null
      ? []
      : [t('assumptions.growth', { growth: f.percent(fairness.marketGrowth) })]),
  ];
  const definitions = ['deviation', 'utilisation', 'handover', 'contiguity', 'verdict'].map((key) =>
    t(`assumptions.define.${key}`),
  );
  const bullets = (list: readonly string[]) => list.map((text) => ({ text, style: 'bullet' as const }));
  return {
    id: 'assumptions',
    title: t('assumptions.title'),
    lead: '',
    blocks: [
      place(column(0, 0.5, { ...content, y: 76 }), {
        kind: 'text',
        heading: t('assumptions.basis'),
        lines: bullets(lines),
      }),
      place(column(0.5, 1, { ...content, y: 76 }), {
        kind: 'text',
        heading: t('assumptions.definitions'),
        lines: bullets(definitions),
      }),
    ],
  };
}

/** Lines to sign on: who proposes, checks, approves, and every rep whose territory it is, as far as they fit. */
export function signPage(facts: BoardFacts, { t, f }: Words): Page {
  const { before, after, author, at } = facts;
  return {
    id: 'sign',
    title: t('sign.title'),
    lead: '',
    blocks: [
      place(row(0, 0.2, { ...content, y: 70 }), {
        kind: 'text',
        heading: t('sign.decision'),
        lines: [
          {
            text: t('sign.text', {
              before: plainText(before.name),
              after: plainText(after.name),
              date: f.date(at),
            }),
            style: 'body',
          },
        ],
        boxed: true,
      }),
      place(row(0.26, 1, { ...content, y: 70 }), {
        kind: 'sign',
        labels: {
          role: t('sign.role'),
          name: t('sign.name'),
          signature: t('sign.signature'),
          date: t('sign.date'),
        },
        people: [
          { role: t('sign.proposer'), name: plainText(author) },
          ...(['salesDirector', 'finance', 'people', 'board'] as const).map((role) => ({
            role: t(`sign.${role}`),
            name: '',
          })),
        ],
      }),
    ],
  };
}
