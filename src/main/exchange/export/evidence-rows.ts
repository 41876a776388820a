import type { EvidenceSheet } from '../../../shared/contract/evidence.ts';
import { smartLetters } from '../../../shared/contract/fairness.ts';
import { type Language, translate } from '../../../shared/i18n/index.ts';
import { yuan } from './amounts.ts';
import { reasonWords } from './evidence-tables.ts';
import type { ColumnKind } from './table.ts';

/** A value with how Excel is to show it. */
export type EvidenceCell = readonly [value: string | number | null, kind: ColumnKind];
export interface EvidenceRow {
  cells: readonly EvidenceCell[];
  isHeading: boolean;
}

const row = (...cells: EvidenceCell[]): EvidenceRow => ({ cells, isHeading: false });
const heading = (...texts: string[]): EvidenceRow => ({
  cells: texts.map((text) => [text, 'text']),
  isHeading: true,
});

/** One rep's sheet, line by line: the same figures as the printed page. */
export function evidenceRows(sheet: EvidenceSheet, language: Language): EvidenceRow[] {
  const t = (key: string, params?: Record<string, string | number>) =>
    translate(language, 'evidence', key, params);
  const list = (names: readonly string[]) =>
    names.length === 0 ? t('none') : names.join(translate(language, 'grid', 'listSeparator'));
  return [
    heading(sheet.name),
    row([t('scenario'), 'text'], [sheet.scenario, 'text']),
    row([t('rep'), 'text'], [sheet.rep?.name ?? t('vacant'), 'text'], [sheet.rep?.level ?? null, 'text']),
    row(),
    heading(t('whyTerritory')),
    ...territoryRows(sheet, t, list),
    row(),
    heading(t('whyNumber')),
    ...quotaRows(sheet, t, language),
    row(),
    heading(t('ratios'), t('value'), t('median')),
    ...sheet.ratios.map(({ ratio, value, median }) => {
      const kind = ratio === 'workload' ? 'yuan' : 'percent';
      const shown = (figure: number | null) =>
        figure === null ? null : ratio === 'workload' ? yuan(Math.round(figure)) : figure;
      const name = translate(language, 'fairness', `ratio.${ratio}`);
      return row(
        [ratio === 'workload' ? `${name}${t('yuan')}` : name, 'text'],
        [shown(value), kind],
        [shown(median), kind],
      );
    }),
    row(),
    heading(t('smart')),
    ...smartLetters.map((letter) =>
      row(
        [translate(language, 'fairness', `letter.${letter}`), 'text'],
        [translate(language, 'fairness', sheet.smart[letter].length === 0 ? 'holds' : 'fails'), 'text'],
        ...sheet.smart[letter].map((reason): EvidenceCell => [reasonWords(language, reason), 'text']),
      ),
    ),
    ...changeRows(sheet, t, list),
  ];
}

type Word = (key: string, params?: Record<string, string | number>) => string;
type List = (names: readonly string[]) => string;

function territoryRows(sheet: EvidenceSheet, t: Word, list: List): EvidenceRow[] {
  const year = sheet.baseYear ?? '';
  return [
    row([t('units'), 'text'], [list(sheet.unitNames), 'text']),
    row([t('borders'), 'text'], [list(sheet.neighbours.map(({ name }) => name)), 'text']),
    heading(
      t('class'),
      t('accounts'),
      t('calls'),
      t('hours'),
      `${t('potential')}${t('yuan')}`,
      `${t('sales', { year })}${t('yuan')}`,
    ),
    ...sheet.classes.map((one) =>
      row(
        [one.customerClass, 'text'],
        [one.accounts, 'count'],
        [one.calls, 'number'],
        [one.workloadMinutes / 60, 'hours'],
        [yuan(one.potentialFen), 'yuan'],
        [yuan(one.salesFen), 'yuan'],
      ),
    ),
    row([t('capacity'), 'text'], [sheet.capacityCalls, 'number']),
    row([t('utilisation'), 'text'], [sheet.utilisation, 'percent']),
    row([`${t('deviation')}: ${t('workload')}`, 'text'], [sheet.workloadDeviation, 'deviation']),
    row([`${t('deviation')}: ${t('potentialDeviation')}`, 'text'], [sheet.potentialDeviation, 'deviation']),
    row([`${t('deviation')}: ${t('salesDeviation')}`, 'text'], [sheet.salesDeviation, 'deviation']),
  ];
}

function quotaRows(sheet: EvidenceSheet, t: Word, language: Language): EvidenceRow[] {
  const { quota, history } = sheet;
  const past = history.map(({ year, fen }) =>
    row([`${t('sales', { year })}${t('yuan')}`, 'text'], [yuan(fen), 'yuan']),
  );
  if (quota === null) return [...past, row([t('noQuota'), 'text'])];
  const mark = (isHandSet: boolean): EvidenceCell => [isHandSet ? t('handSet') : null, 'text'];
  return [
    ...past,
    row(
      [`${t('quota', { year: quota.year })}${t('yuan')}`, 'text'],
      [yuan(quota.totalFen), 'yuan'],
      mark(quota.isHandSet),
    ),
    row([t('quotaShare'), 'text'], [quota.share, 'percent']),
    row([t('method'), 'text'], [translate(language, 'quota', `methods.${quota.method}`), 'text']),
    heading('', t('weight'), t('share')),
    ...quota.bases.map(({ basis, weight, share }) =>
      row([t(`basis.${basis}`), 'text'], [weight, 'percent'], [share, 'percent']),
    ),
    heading(t('month'), `${t('amount')}${t('yuan')}`),
    ...quota.months.map(({ start, fen, isHandSet }) =>
      row([start.slice(0, 7), 'text'], [yuan(fen), 'yuan'], mark(isHandSet)),
    ),
  ];
}

function changeRows({ change, baseYear }: EvidenceSheet, t: Word, list: List): EvidenceRow[] {
  if (change === null) return [];
  const sales = `${t('sales', { year: baseYear ?? '' })}${t('yuan')}`;
  return [
    row(),
    heading(t('change'), '', sales),
    row([t('unitsIn'), 'text'], [list(change.unitsIn), 'text']),
    row([t('unitsOut'), 'text'], [list(change.unitsOut), 'text']),
    row([t('accountsIn'), 'text'], [change.accountsIn, 'count'], [yuan(change.salesInFen), 'yuan']),
    row([t('accountsOut'), 'text'], [change.accountsOut, 'count'], [yuan(change.salesOutFen), 'yuan']),
  ];
}
