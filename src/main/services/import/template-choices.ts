import type { ImportKind } from '../../../shared/domain/import-fields.ts';
import type { TemplateChoices } from '../../exchange/import/template.ts';
import type { PlanReader } from '../../plan/plan.ts';
import { presentScenario } from '../assignment.ts';
import { channelKey } from '../dataset.ts';

/** What the plan knows already for the fields of a kind: the lists of its template. */
export function templateChoices(plan: PlanReader, kind: ImportKind): TemplateChoices {
  if (kind === 'accounts') {
    const [industries, productLines] = plan.scan('account', ['industry', 'product_line']);
    return {
      customerClass: ['A', 'B', 'C'],
      rep: plan.all('rep').map(({ name }) => name),
      industry: distinct(industries),
      productLine: distinct(productLines),
      channel: distinct(plan.where('account_text', { key: channelKey }).map(({ value }) => value)),
    };
  }
  if (kind === 'reps') return { level: distinct(plan.all('rep').map(({ level }) => level)) };
  if (kind === 'assignments' || kind === 'tree') {
    const scenario = presentScenario(plan);
    const territories = scenario ? plan.where('territory', { scenario_id: scenario.id }) : [];
    return { territory: distinct(territories.map(({ name }) => name)) };
  }
  return {};
}

/** A list longer than this is no help to choose from. */
const longest = 500;

function distinct(values: readonly string[]): string[] {
  const all = [...new Set(values)].filter((value) => value !== '').sort((a, b) => a.localeCompare(b));
  return all.length > longest ? [] : all;
}
