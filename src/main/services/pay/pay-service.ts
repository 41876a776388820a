import type { KpiTemplate, PayPlan, PayState } from '../../../shared/contract/pay.ts';
import {
  defaultKpiItems,
  defaultPayCurve,
  defaultTargetPayFen,
  type KpiItem,
  type MarketStage,
  marketStages,
  wholeWeight,
} from '../../../shared/domain/pay.ts';
import { curveFault } from '../../../shared/domain/pay-curve.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Plan, PlanWriter } from '../../plan/plan.ts';
import { scenarioRecord, territoryRecord } from '../assignment.ts';
import type { Projection } from '../projection.ts';
import { readPayPlans, readTemplates } from './read-pay.ts';

type Draft<T> = Omit<T, 'id'> & { id: number | null };

export interface TemplateChoice {
  territoryId: number;
  /** Null = none. */
  templateId: number | null;
}

/** KPI templates, incentive plans, and which template a territory of a scenario has. Every change is one undo entry. */
export function createPayService(plan: () => Plan, projection: Projection) {
  const state = (): PayState => ({
    templates: readTemplates(plan()),
    plans: readPayPlans(plan()),
    levels: [...new Set(projection.dataset().reps.map(({ level }) => level))]
      .filter((level) => level !== '')
      .sort(),
  });

  return {
    get: state,

    createDefaults(names: Record<MarketStage | 'plan', string>): PayState {
      plan().edit({ key: 'pay.defaults', params: {} }, ['pay'], (write) => {
        const taken = new Set(write.all('kpi_template').map(({ name }) => name));
        for (const stage of marketStages) {
          if (taken.has(names[stage])) continue;
          putTemplate(write, { id: null, name: names[stage], stage, items: [...defaultKpiItems[stage]] });
        }
        if (!write.all('pay_plan').some(({ level }) => level === ''))
          putPlan(write, {
            id: null,
            name: names.plan,
            level: '',
            targetFen: defaultTargetPayFen,
            curve: defaultPayCurve,
          });
      });
      return state();
    },

    /** @throws AppError KPI_WEIGHTS `{name, sum}` (percent), KPI_UNNAMED, NAME_TAKEN, NOT_FOUND */
    saveTemplate(draft: Draft<KpiTemplate>): PayState {
      checkItems(draft.name, draft.items);
      const others = plan().where('kpi_template', { name: draft.name });
      if (others.some(({ id }) => id !== draft.id)) throw new AppError('NAME_TAKEN', { name: draft.name });
      requireKnown('kpi_template', draft.id);
      plan().edit({ key: 'pay.template', params: { name: draft.name } }, ['pay'], (write) =>
        putTemplate(write, draft),
      );
      return state();
    },

    removeTemplate(id: number): PayState {
      const { name } = requireKnown('kpi_template', id);
      plan().edit({ key: 'pay.removeTemplate', params: { name } }, ['pay'], (write) =>
        write.remove('kpi_template', { id }),
      );
      return state();
    },

    /** @throws AppError PAY_CURVE `{from, after}` (percent), PAY_LEVEL `{level, name}`, NAME_TAKEN, NOT_FOUND */
    savePlan(draft: Draft<PayPlan>): PayState {
      const fault = curveFault(draft.curve);
      if (fault) throw new AppError('PAY_CURVE', { from: percent(fault.from), after: percent(fault.after) });
      for (const other of plan().all('pay_plan')) {
        if (other.id === draft.id) continue;
        if (other.name === draft.name) throw new AppError('NAME_TAKEN', { name: draft.name });
        if (other.level === draft.level)
          throw new AppError('PAY_LEVEL', { level: draft.level, name: other.name });
      }
      requireKnown('pay_plan', draft.id);
      plan().edit({ key: 'pay.plan', params: { name: draft.name } }, ['pay'], (write) =>
        putPlan(write, draft),
      );
      return state();
    },

    removePlan(id: number): PayState {
      const { name } = requireKnown('pay_plan', id);
      plan().edit({ key: 'pay.removePlan', params: { name } }, ['pay'], (write) =>
        write.remove('pay_plan', { id }),
      );
      return state();
    },

    assign(scenarioId: number, choices: readonly TemplateChoice[]): void {
      const { name } = scenarioRecord(plan(), scenarioId);
      for (const { territoryId, templateId } of choices) {
        territoryRecord(plan(), scenarioId, territoryId);
        requireKnown('kpi_template', templateId);
      }
      plan().edit(
        { key: 'pay.assign', params: { scenario: name, count: choices.length } },
        ['pay'],
        (write) => {
          for (const { territoryId, templateId } of choices) {
            const key = { scenario_id: scenarioId, territory_id: territoryId };
            if (templateId === null) write.remove('territory_kpi', key);
            else write.put('territory_kpi', { ...key, template_id: templateId });
          }
        },
      );
    },
  };

  function requireKnown(table: 'kpi_template' | 'pay_plan', id: number | null): { name: string } {
    if (id === null) return { name: '' };
    const record = plan().get<'kpi_template' | 'pay_plan'>(table, { id });
    if (!record) throw new AppError('NOT_FOUND', { what: table, id });
    return record;
  }
}

export type PayService = ReturnType<typeof createPayService>;

const percent = (ratio: number) => Math.round(ratio * 10_000) / 100;

/** @throws AppError KPI_WEIGHTS, KPI_UNNAMED */
export function checkItems(name: string, items: readonly KpiItem[]): void {
  const sum = items.reduce((total, { basisPoints }) => total + basisPoints, 0);
  if (sum !== wholeWeight) throw new AppError('KPI_WEIGHTS', { name, sum: sum / 100 });
  const unnamed = items.findIndex((item) => item.kind === 'custom' && item.name === '');
  if (unnamed >= 0) throw new AppError('KPI_UNNAMED', { name, row: unnamed + 1 });
}

/** Writes a template with its items; a new one goes last. */
export function putTemplate(write: PlanWriter, { id, name, stage, items }: Draft<KpiTemplate>): void {
  const known = id === null ? undefined : write.get('kpi_template', { id });
  const templateId = id ?? write.max('kpi_template', 'id') + 1;
  const position = known?.position ?? write.max('kpi_template', 'position') + 1;
  write.put('kpi_template', { id: templateId, name, stage, position });
  write.removeWhere('kpi_item', { template_id: templateId });
  items.forEach((item, index) => {
    write.put('kpi_item', {
      template_id: templateId,
      position: index,
      kind: item.kind,
      name: item.kind === 'custom' ? item.name : '',
      basis_points: item.basisPoints,
      follows_sales: Number(item.followsSales),
      target: item.target,
    });
  });
}

/** Writes an incentive plan; a new one goes last. */
export function putPlan(write: PlanWriter, { id, name, level, targetFen, curve }: Draft<PayPlan>): void {
  const known = id === null ? undefined : write.get('pay_plan', { id });
  write.put('pay_plan', {
    id: id ?? write.max('pay_plan', 'id') + 1,
    name,
    level,
    target_fen: targetFen,
    curve: JSON.stringify(curve),
    position: known?.position ?? write.max('pay_plan', 'position') + 1,
  });
}
