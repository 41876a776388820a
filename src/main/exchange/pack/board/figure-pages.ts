import { figureText } from '../../../../shared/figure-text.ts';
import type { Page, TableBlock } from '../page.ts';
import { plainText } from '../plain-text.ts';
import { ink, tableHeights } from '../style.ts';
import type { Words } from '../words.ts';
import { countsOf } from './derived.ts';
import type { BoardFacts } from './facts.ts';
import { changeOf, verdictOf } from './figure-text.ts';
import { cell, content, end, evenParts, place, row, start } from './layout.ts';
import { verdictCell } from './summary.ts';

/** All figures of the comparison with their difference, judged by the user's goals, and the evidence of the five principles. */
export function figuresPage(facts: BoardFacts, words: Words): Page {
  const { t } = words;
  const { comparison, before, after } = facts;
  const rows: TableBlock['rows'] = comparison.figures.map((figure) => {
    const judged = verdictOf(words, figure);
    return {
      cells: [
        cell(t(`compare:figure.${figure.key}`)),
        cell(figureText(words.f, figure.left, figure.unit)),
        cell(figureText(words.f, figure.right, figure.unit)),
        cell(changeOf(words, figure)),
        cell(judged.text, judged.tone),
      ],
    };
  });
  const height = tableHeights.caption + tableHeights.head + tableHeights.row * rows.length + 8;
  const share = Math.min(0.7, height / content.height);
  return {
    id: 'figures',
    title: t('figures.title'),
    lead: t('figures.lead'),
    blocks: [
      place(row(0, share), {
        kind: 'table',
        caption: t('compare:figures'),
        columns: [
          start(t('compare:figureName'), 2.2),
          end(plainText(before.name), 1.2),
          end(plainText(after.name), 1.2),
          end(t('compare:change'), 1.2),
          end(t('figures.verdict'), 0.9),
        ],
        rows,
        note: '',
      }),
      place(row(share, 1), {
        kind: 'table',
        caption: t('figures.principles'),
        columns: [
          start(t('summary.principle'), 0.7),
          start(t('figures.judged'), 0.6),
          start(t('figures.evidence'), 3.4),
        ],
        rows: after.principles.map(({ principle, verdict, evidence }) => ({
          cells: [
            cell(t(`principles:${principle}.name`)),
            verdictCell(words, verdict),
            cell(
              evidence
                .map(({ key, params }) => t(`principles:${key}`, plainParams(params)))
                .join(t('semicolon')),
            ),
          ],
        })),
        note: '',
      }),
    ],
  };
}

const plainParams = (params: Readonly<Record<string, string | number>>) =>
  Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' ? plainText(value, 30) : value,
    ]),
  );

/** Territories on one chart: more would be too thin to read. */
const perChart = 18;

/** Deviations of workload and potential, present beside proposed, with the band of tolerance. */
export function balancePages(facts: BoardFacts, { t, f }: Words): Page[] {
  const { before, after, tolerance } = facts;
  // By the rep where both have one, since a territory is followed by its rep; else by its id.
  const former = new Map(before.alignment.territories.map((row_) => [row_.repId ?? `t${row_.id}`, row_]));
  const territories = [...after.alignment.territories].sort(
    (a, b) => (b.workloadDeviation ?? 0) - (a.workloadDeviation ?? 0) || a.id - b.id,
  );
  const now = countsOf(after, tolerance);
  const parts = evenParts(territories, perChart);
  const pages = parts.length;
  return parts.map((shown, at) => {
    const chart = (key: 'workloadDeviation' | 'potentialDeviation') => ({
      categories: shown.map(({ name }) => plainText(name, 24)),
      series: [
        {
          name: plainText(before.name),
          colour: ink.before,
          values: shown.map((one) => former.get(one.repId ?? `t${one.id}`)?.[key] ?? null),
        },
        { name: plainText(after.name), colour: ink.after, values: shown.map((one) => one[key]) },
      ],
      stacked: false,
      format: { percent: true, decimals: 1 },
      unit: '',
      band: tolerance,
    });
    const box = (from: number, to: number) => ({
      ...content,
      x: content.x + content.width * from + (from > 0 ? 10 : 0),
      width: content.width * (to - from) - 10,
    });
    return {
      id: at === 0 ? 'balance' : `balance-${at + 1}`,
      title:
        pages === 1 ? t('balance.title') : `${t('balance.title')}${t('continued', { page: at + 1, pages })}`,
      lead: t('balance.lead', { inside: now.inside, all: now.territories, band: f.percent(tolerance, 0) }),
      blocks: (['workloadDeviation', 'potentialDeviation'] as const).map((key, index) =>
        place(box(index / 2, (index + 1) / 2), {
          kind: 'chart',
          caption: t(`balance.${key}`),
          chart: chart(key),
          alt: t(`balance.${key}`),
        }),
      ),
    };
  });
}
