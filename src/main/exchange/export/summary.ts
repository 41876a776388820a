import type { Language } from '../../../shared/i18n/index.ts';
import { yuan } from './amounts.ts';
import { salesHeading } from './measure-columns.ts';
import type { ReportTerritory, ScenarioReport } from './report.ts';
import type { ColumnKind, Words } from './table.ts';

/** A line of the summary sheet: a heading of a block (no value), or a name with its number. */
export interface SummaryLine {
  label: string;
  value: string | number | null;
  kind: ColumnKind;
  isHeading: boolean;
}

type Line = [label: string, kind: ColumnKind, value: string | number | null];

/** What the scenario is and how it stands, for the first sheet. */
export function summaryLines(report: ScenarioReport, word: Words, language: Language): SummaryLine[] {
  return [
    ...block(null, aboutLines(report, word, language)),
    ...block(word('summary.figures'), figureLines(report, word)),
    ...block(word('summary.balance'), balanceLines(report, word)),
    ...quotaBlock(report, word),
    ...changeBlock(report, word),
  ];
}

function block(heading: string | null, lines: readonly Line[]): SummaryLine[] {
  const body = lines.map(([label, kind, value]): SummaryLine => ({ label, kind, value, isHeading: false }));
  return heading === null ? body : [{ label: heading, value: null, kind: 'text', isHeading: true }, ...body];
}

function aboutLines(report: ScenarioReport, word: Words, language: Language): Line[] {
  const { planName, scenario, exportedAt, baseYear } = report;
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
  return [
    [word('summary.plan'), 'text', planName],
    [word('summary.scenario'), 'text', scenario.name],
    [word('summary.status'), 'text', word(`status.${scenario.status}`)],
    [word('summary.note'), 'text', scenario.note === '' ? null : scenario.note],
    [word('summary.exportedAt'), 'text', time.format(new Date(exportedAt))],
    // a year is a name, not a quantity: no thousands separator
    [word('summary.baseYear'), 'text', baseYear],
  ];
}

function figureLines(report: ScenarioReport, word: Words): Line[] {
  const { total, unassigned, territories } = report;
  return [
    [word('summary.territories'), 'count', territories.length],
    [word('summary.units'), 'count', total.units],
    [word('summary.unassignedUnits'), 'count', unassigned.units],
    [word('summary.accounts'), 'count', total.accounts],
    [word('summary.unassignedAccounts'), 'count', unassigned.accounts],
    [word('summary.calls'), 'count', total.calls],
    [word('summary.workload'), 'hours', total.workloadMinutes / 60],
    [word('summary.potential'), 'yuan', yuan(total.potentialFen)],
    [salesHeading(report, word), 'yuan', yuan(total.salesFen)],
  ];
}

function balanceLines({ territories }: ScenarioReport, word: Words): Line[] {
  return [
    [word('summary.largestWorkloadDeviation'), 'percent', largest(territories, 'workloadDeviation')],
    [word('summary.largestPotentialDeviation'), 'percent', largest(territories, 'potentialDeviation')],
    [word('summary.largestSalesDeviation'), 'percent', largest(territories, 'salesDeviation')],
    [word('summary.split'), 'count', territories.filter(({ pieces }) => pieces > 1).length],
  ];
}

type Deviation = 'workloadDeviation' | 'potentialDeviation' | 'salesDeviation';

/** The largest distance from target either way; null when no territory has one. */
function largest(territories: readonly ReportTerritory[], key: Deviation): number | null {
  const known = territories.flatMap((territory) => {
    const deviation = territory[key];
    return deviation === null ? [] : [Math.abs(deviation)];
  });
  return known.length === 0 ? null : known.reduce((most, deviation) => Math.max(most, deviation), 0);
}

function quotaBlock({ quota }: ScenarioReport, word: Words): SummaryLine[] {
  if (quota === null) return [];
  const line: Line = [word('summary.quotaTotal', { year: quota.year }), 'yuan', yuan(quota.totalFen)];
  return block(word('summary.quota'), [line]);
}

function changeBlock({ changes, total }: ScenarioReport, word: Words): SummaryLine[] {
  if (changes === null) return [];
  const sales = changes.accounts.reduce((sum, { salesFen }) => sum + salesFen, 0);
  return block(word('summary.change', { against: changes.against }), [
    [word('summary.changedUnits'), 'count', changes.units.length],
    [word('summary.changedAccounts'), 'count', changes.accounts.length],
    [word('summary.changedSales'), 'yuan', yuan(sales)],
    [word('summary.changedShare'), 'percent', total.salesFen > 0 ? sales / total.salesFen : null],
  ]);
}
