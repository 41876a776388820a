import type { DispersionFigures } from '../../../../shared/contract/fairness.ts';
import type { Page, TableBlock } from '../page.ts';
import { plainText } from '../plain-text.ts';
import type { Words } from '../words.ts';
import { type BoardFacts, isOutside } from './facts.ts';
import { cell, content, end, place, start, tablePages } from './layout.ts';

/** Every territory of the proposal with its rep, size, load and balance. */
export function territoriesPages(facts: BoardFacts, { t, f }: Words): Page[] {
  const { after, tolerance, baseYear } = facts;
  const { territories, total } = after.alignment;
  const potential = f.moneyColumn(territories.map(({ sums }) => sums.potentialFen));
  const sales = f.moneyColumn(territories.map(({ sums }) => sums.salesFen));
  const rows: TableBlock['rows'] = territories.map((row) => ({
    cells: [
      cell(plainText(row.name)),
      cell(
        plainText(after.repOf.get(row.id) ?? '') || t('vacant'),
        after.repOf.has(row.id) ? undefined : 'watch',
      ),
      cell(f.count(row.sums.units)),
      cell(f.count(row.sums.accounts)),
      cell(f.hours(row.sums.workloadMinutes)),
      cell(f.deviation(row.workloadDeviation), isOutside(row, tolerance) ? 'watch' : undefined),
      cell(f.percent(row.utilisation, 0), (row.utilisation ?? 0) > 1 ? 'bad' : undefined),
      cell(potential.format(row.sums.potentialFen)),
      cell(f.deviation(row.potentialDeviation)),
      cell(sales.format(row.sums.salesFen)),
    ],
  }));
  const totals: TableBlock['rows'][number] = {
    strong: true,
    cells: [
      cell(t('total')),
      cell(''),
      cell(f.count(total.units)),
      cell(f.count(total.accounts)),
      cell(f.hours(total.workloadMinutes)),
      cell(''),
      cell(''),
      cell(potential.format(total.potentialFen)),
      cell(''),
      cell(sales.format(total.salesFen)),
    ],
  };
  return tablePages(
    {
      id: 'territories',
      title: t('territories.title'),
      lead: t('territories.lead', { name: plainText(after.name) }),
    },
    {
      caption: t('territories.table', { year: baseYear ?? '' }),
      columns: [
        start(t('territory'), 1.5),
        start(t('rep'), 1.1),
        end(t('kpi:units'), 0.7),
        end(t('measures:accounts'), 0.8),
        end(t('measures:workload'), 1.1),
        end(t('territories.deviation'), 1),
        end(t('kpi:utilisation'), 1),
        end(`${t('measures:potential')}${t('in', { unit: potential.unit })}`, 1.2),
        end(t('territories.potentialDeviation'), 1),
        end(`${t('measures:sales')}${t('in', { unit: sales.unit })}`, 1.2),
      ],
      rows: [...rows, totals],
      note: t('territories.note', { band: f.percent(tolerance, 0) }),
    },
    (page, pages) => t('continued', { page, pages }),
  );
}

/** Quotas beside potential and history: the spread over all, then every territory with what lies outside. */
export function fairnessPages(facts: BoardFacts, { t, f }: Words): Page[] {
  const { fairness, after } = facts;
  if (fairness.year === null || !facts.quota)
    return [
      {
        id: 'fairness',
        title: t('fairness.title'),
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
  const [potential, , best, last] = fairness.spread;
  const spread = (name: string, figures: DispersionFigures | null | undefined) =>
    figures
      ? t('fairness.spread', {
          name,
          median: f.percent(figures.median),
          least: f.percent(figures.least),
          most: f.percent(figures.most),
          variation: f.percent(figures.variation),
        })
      : '';
  const outside = fairness.rows.filter(({ outliers }) => outliers.some((one) => one !== null)).length;
  const quotas = f.moneyColumn(fairness.rows.map(({ quotaFen }) => quotaFen));
  const marks = { low: '▼', high: '▲' } as const;
  const ratio = (value: number | null | undefined, outlier: 'low' | 'high' | null | undefined) =>
    outlier
      ? cell(`${marks[outlier]} ${f.percent(value ?? null)} ${t(`fairness:outlier.${outlier}`)}`, 'watch')
      : cell(f.percent(value ?? null));
  return tablePages(
    {
      id: 'fairness',
      title: t('fairness.title'),
      lead: [
        spread(t('fairness:ratio.potential'), potential),
        t('fairness.outside', { count: outside }),
      ].join(t('space')),
    },
    {
      caption: t('fairness.table', { year: fairness.year }),
      columns: [
        start(t('territory'), 1.4),
        start(t('rep'), 1.1),
        end(`${t('fairness:quota')}${t('in', { unit: quotas.unit })}`, 1.1),
        end(t('fairness:ratio.potential'), 1.2),
        end(t('fairness:ratio.best'), 1.2),
        end(t('fairness:ratio.last'), 1.2),
        start(t('fairness:smart'), 1.6),
      ],
      rows: fairness.rows.map(({ name, rep, quotaFen, ratios, outliers, smart }) => {
        const failed = Object.entries(smart).filter(([, reasons]) => reasons.length > 0);
        const letters = failed.map(([letter]) => t(`fairness:letter.${letter}`)).join(t('comma'));
        return {
          cells: [
            cell(plainText(name)),
            cell(plainText(rep) || t('vacant')),
            cell(quotas.format(quotaFen)),
            ratio(ratios[0], outliers[0]),
            ratio(ratios[2], outliers[2]),
            ratio(ratios[3], outliers[3]),
            failed.length === 0
              ? cell(`✓ ${t('fairness:holds')}`, 'good')
              : cell(t('fairness:smartFailed', { letters }), 'watch'),
          ],
        };
      }),
      note: [spread(t('fairness:ratio.best'), best), spread(t('fairness:ratio.last'), last)].join(t('space')),
    },
    (page, pages) => t('continued', { page, pages }),
  );
}
