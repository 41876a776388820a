import type { KpiTemplate, PayPlan } from '../../../shared/contract/pay.ts';
import { type KpiItem, kpiKinds, payCurve } from '../../../shared/domain/pay.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { KpiItemRecord, PayPlanRecord } from '../../plan/rows.ts';
import { storedDocument } from '../stored-json.ts';

const byPosition = (a: { position: number; id: number }, b: { position: number; id: number }) =>
  a.position - b.position || a.id - b.id;

export function readTemplates(plan: PlanReader): KpiTemplate[] {
  const items = Map.groupBy(plan.all('kpi_item'), ({ template_id }) => template_id);
  return plan
    .all('kpi_template')
    .sort(byPosition)
    .map(({ id, name, stage }) => ({ id, name, stage, items: (items.get(id) ?? []).map(itemOf) }));
}

function itemOf(record: KpiItemRecord): KpiItem {
  return {
    kind: kpiKinds.find((kind) => kind === record.kind) ?? 'custom',
    name: record.name,
    basisPoints: record.basis_points,
    followsSales: record.follows_sales === 1,
    target: record.target,
  };
}

export function readPayPlans(plan: PlanReader): PayPlan[] {
  return plan.all('pay_plan').sort(byPosition).map(planOf);
}

function planOf({ id, name, level, target_fen, curve }: PayPlanRecord): PayPlan {
  return { id, name, level, targetFen: target_fen, curve: storedDocument('pay_plan', curve, payCurve) };
}

/** The plan of a level: its own, else the one for every level. */
export function planOfLevel(plans: readonly PayPlan[], level: string): PayPlan | null {
  return plans.find((plan) => plan.level === level) ?? plans.find((plan) => plan.level === '') ?? null;
}

/** Share of the weights that follows sales, 0..1. */
export function salesWeight(items: readonly KpiItem[]): number {
  const all = items.reduce((sum, { basisPoints }) => sum + basisPoints, 0);
  const follows = items.reduce((sum, item) => sum + (item.followsSales ? item.basisPoints : 0), 0);
  return all > 0 ? follows / all : 1;
}
