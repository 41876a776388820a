import type { KpiTemplate, PayPlan } from '../../../../shared/contract/pay.ts';
import { acceleratorsText } from '../../../../shared/domain/accelerator-text.ts';
import { yuan } from '../amounts.ts';
import type { ReportKpi } from '../report.ts';
import { column, type Table, type Words } from '../table.ts';

interface Line {
  template: KpiTemplate;
  item: KpiTemplate['items'][number];
}

export const kpiName = ({ kind, name }: Line['item'], word: Words): string =>
  kind === 'custom' ? name : word(`pay:kind.${kind}`);

/** KPI templates item by item; weights and targets are read back. */
export function kpiTable({ templates }: ReportKpi, word: Words): Table<Line> {
  return {
    sheet: 'kpi',
    frozenColumns: 1,
    rows: templates.flatMap((template) => template.items.map((item) => ({ template, item }))),
    footers: [],
    columns: [
      column(word('pay:template'), 'code', 22, ({ template }) => template.name),
      column(word('pay:stageLabel'), 'text', 14, ({ template }) => word(`pay:stage.${template.stage}`)),
      column(word('pay:kpi'), 'code', 20, ({ item }) => kpiName(item, word)),
      column(word('columns.kpiWeight'), 'percent', 10, ({ item }) => item.basisPoints / 10_000, {
        note: word('notes.weight'),
      }),
      column(word('pay:followsSales'), 'text', 12, ({ item }) => (item.followsSales ? word('yes') : null)),
      column(word('pay:target'), 'code', 28, ({ item }) => item.target || null),
    ],
  };
}

/** Incentive plans; the yearly pay at target and the curve are read back. */
export function payPlansTable({ plans }: ReportKpi, word: Words): Table<PayPlan> {
  return {
    sheet: 'payPlans',
    frozenColumns: 1,
    rows: plans,
    footers: [],
    columns: [
      column(word('pay:planColumn'), 'code', 22, ({ name }) => name),
      column(word('pay:level'), 'code', 14, ({ level }) => level || word('pay:everyLevel')),
      column(word('pay:targetPay'), 'yuan', 20, ({ targetFen }) => yuan(targetFen), {
        note: word('notes.payPlan'),
      }),
      column(word('pay:threshold'), 'percent', 14, ({ curve }) => curve.threshold),
      column(word('pay:payAtThreshold'), 'percent', 18, ({ curve }) => curve.payAtThreshold),
      column(
        word('pay:accelerators'),
        'code',
        30,
        ({ curve }) => acceleratorsText(curve.accelerators) || null,
      ),
      column(word('pay:cap'), 'code', 12, ({ curve }) =>
        curve.cap === null ? word('pay:capNone') : `${Math.round(curve.cap * 1e6) / 1e4} %`,
      ),
    ],
  };
}

/** Which template each territory is measured by; read back by its name. */
export function territoryKpiTable(
  { templates, territories }: ReportKpi,
  word: Words,
): Table<ReportKpi['territories'][0]> {
  return {
    sheet: 'territoryKpi',
    frozenColumns: 1,
    rows: territories,
    footers: [],
    columns: [
      column(word('columns.territory'), 'code', 22, ({ name }) => name),
      column(word('pay:template'), 'code', 22, ({ template }) => template || null, {
        choices: templates.map(({ name }) => name),
        note: word('notes.template'),
      }),
    ],
  };
}
