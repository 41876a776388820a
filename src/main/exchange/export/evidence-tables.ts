import { type FairnessRow, fairnessRatios, smartLetters } from '../../../shared/contract/fairness.ts';
import { smartReasonParams } from '../../../shared/domain/smart-words.ts';
import { type Language, translate } from '../../../shared/i18n/index.ts';
import { yuan } from './amounts.ts';
import type { ReportEvidence, ReportPay } from './report.ts';
import { column, type Table, type Words } from './table.ts';
import { type AnyTable, sealed } from './workbook-tables.ts';

/** Words of a SMART reason, with exact figures. */
export function reasonWords(language: Language, reason: FairnessRow['smart']['timed'][number]): string {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const params = smartReasonParams(reason, {
    money: (fen) => number.format(yuan(fen)),
    percent: (ratio) => `${number.format(ratio * 100)} %`,
  });
  return translate(language, 'fairness', `reason.${reason.key}`, params);
}

/** The two tables in front: fairness and pay by territory. */
export function evidenceTables(
  { fairness, pay }: ReportEvidence,
  word: Words,
  language: Language,
): AnyTable[] {
  return [sealed(fairnessTable(fairness.rows, word, language)), sealed(payTable(pay, word, language))];
}

function fairnessTable(rows: readonly FairnessRow[], word: Words, language: Language): Table<FairnessRow> {
  const t = (key: string) => translate(language, 'fairness', key);
  const inYuan = (key: string) => word('measureIn', { name: t(key), unit: word('unit.yuan') });
  return {
    sheet: 'fairness',
    frozenColumns: 1,
    rows,
    footers: [],
    columns: [
      column(word('columns.territory'), 'code', 22, (row) => row.name),
      column(word('columns.rep'), 'text', 14, (row) => row.rep || null),
      column(inYuan('quota'), 'yuan', 20, (row) => (row.hasQuota ? yuan(row.quotaFen) : null)),
      column(inYuan('best'), 'yuan', 20, (row) => (row.best ? yuan(row.best.fen) : null)),
      ...fairnessRatios.flatMap((ratio, index) => [
        column<FairnessRow>(
          ratio === 'workload' ? `${t(`ratio.${ratio}`)} (${word('unit.yuan')}/h)` : t(`ratio.${ratio}`),
          ratio === 'workload' ? 'yuan' : 'percent',
          18,
          (row) => {
            const value = row.ratios[index];
            return value === null ? null : ratio === 'workload' ? yuan(Math.round(value)) : value;
          },
        ),
        column<FairnessRow>(`${t(`ratio.${ratio}`)} · ${t('outliers')}`, 'text', 12, (row) => {
          const outlier = row.outliers[index];
          return outlier === null ? null : t(`outlier.${outlier}`);
        }),
      ]),
      column(t('salesGrowth'), 'deviation', 14, (row) => row.growth?.salesGrowth ?? null),
      column(t('potentialGrowth'), 'deviation', 14, (row) => row.growth?.potentialGrowth ?? null),
      column(t('shareChange'), 'deviation', 14, (row) => row.growth?.shareChange ?? null),
      ...smartLetters.map((letter) =>
        column<FairnessRow>(t(`letter.${letter}`), 'text', 24, ({ smart }) =>
          smart[letter].length === 0
            ? t('holds')
            : `${t('fails')}: ${smart[letter].map((reason) => reasonWords(language, reason)).join('; ')}`,
        ),
      ),
    ],
  };
}

function payTable(rows: readonly ReportPay[], word: Words, language: Language): Table<ReportPay> {
  const t = (key: string) => translate(language, 'pay', key);
  return {
    sheet: 'pay',
    frozenColumns: 1,
    rows,
    footers: [],
    columns: [
      column(word('columns.territory'), 'code', 22, (row) => row.name),
      column(word('columns.rep'), 'text', 14, (row) => row.rep || null),
      column(t('level'), 'text', 12, (row) => row.level || null),
      column(t('template'), 'text', 18, (row) => row.template || null),
      column(t('followsSales'), 'percent', 14, (row) => row.salesWeight),
      column(t('planColumn'), 'text', 18, (row) => row.plan || null),
      column(t('targetPay'), 'yuan', 20, (row) => (row.paid === null ? null : yuan(row.targetFen))),
    ],
  };
}
