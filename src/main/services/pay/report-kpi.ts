import type { ReportKpi } from '../../exchange/export/report.ts';
import type { PlanReader } from '../../plan/plan.ts';
import { territoriesOf } from '../assignment.ts';
import { readPayPlans, readTemplates } from './read-pay.ts';

/** KPI templates, incentive plans, and which territory of a scenario has which template. */
export function reportKpi(plan: PlanReader, scenarioId: number): ReportKpi {
  const templates = readTemplates(plan);
  const chosen = new Map(
    plan
      .where('territory_kpi', { scenario_id: scenarioId })
      .map(({ territory_id, template_id }) => [territory_id, template_id]),
  );
  return {
    templates,
    plans: readPayPlans(plan),
    territories: territoriesOf(plan, scenarioId).map(({ territory_id, name }) => ({
      id: territory_id,
      name,
      template: templates.find(({ id }) => id === chosen.get(territory_id))?.name ?? '',
    })),
  };
}
