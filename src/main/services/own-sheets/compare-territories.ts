import { reportKpi } from '../pay/report-kpi.ts';
import type { Comparison } from './sheet-rows.ts';

/** Which KPI template each territory has. */
export function compareTerritories({ plan, scenarioId, word, rows, found, sheet }: Comparison): void {
  const { templates, territories } = reportKpi(plan, scenarioId);
  const byName = new Map(territories.map((each) => [each.name, each]));
  const field = word('pay:template');
  for (const row of rows) {
    const territory = byName.get(row.text(word('columns.territory')));
    if (!territory) {
      row.unknown();
      continue;
    }
    const { id, name, template: now } = territory;
    const file = row.text(field);
    if (file === '' || file === now) continue;
    const template = templates.find((each) => each.name === file);
    if (!template) row.unread(field);
    else {
      found.differences.push({ sheet: sheet.name, name, field, now, file });
      found.writes.push((write) =>
        write.put('territory_kpi', { scenario_id: scenarioId, territory_id: id, template_id: template.id }),
      );
    }
  }
}
