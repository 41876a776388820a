import { kpiName } from '../../exchange/export/tables/kpi.ts';
import { isBlank } from '../../exchange/formats/sheet.ts';
import { checkItems, putTemplate } from '../pay/pay-service.ts';
import { reportKpi } from '../pay/report-kpi.ts';
import { type Comparison, shareOf } from './sheet-rows.ts';

/** Basis points as a person reads them: 2500 → `25 %`. */
const percent = (points: number) => `${points / 100} %`;

/** Weights and targets of KPI templates. @throws AppError KPI_WEIGHTS when a template's weights no longer make 100 % */
export function compareTemplates({ plan, scenarioId, word, rows, found, sheet }: Comparison): void {
  const drafts = new Map(
    reportKpi(plan, scenarioId).templates.map((template) => [
      template.name,
      { ...template, items: template.items.map((item) => ({ ...item })) },
    ]),
  );
  const [weight, target] = [word('columns.kpiWeight'), word('pay:target')];
  const changed = new Set<string>();
  const met = new Map<string, number>();
  for (const row of rows) {
    const name = row.text(word('pay:template'));
    const kpi = row.text(word('pay:kpi'));
    const nth = met.get(`${name}|${kpi}`) ?? 0;
    met.set(`${name}|${kpi}`, nth + 1);
    const item = drafts.get(name)?.items.filter((each) => kpiName(each, word) === kpi)[nth];
    if (!item) {
      row.unknown();
      continue;
    }
    const differ = (field: string, now: string, file: string) => {
      found.differences.push({ sheet: sheet.name, name: `${name} · ${kpi}`, field, now, file });
      changed.add(name);
    };
    if (!isBlank(row.cell(weight))) {
      const points = Math.round(shareOf(row.cell(weight)) * 10_000);
      if (!(points >= 0 && points <= 10_000)) row.unread(weight);
      else if (points !== item.basisPoints) {
        differ(weight, percent(item.basisPoints), percent(points));
        item.basisPoints = points;
      }
    }
    const words = row.text(target);
    if (words.length > 120) row.unread(target);
    else if (words !== '' && words !== item.target) {
      differ(target, item.target, words);
      item.target = words;
    }
  }
  for (const name of changed) {
    const draft = drafts.get(name);
    if (!draft) continue;
    checkItems(name, draft.items);
    found.writes.push((write) => putTemplate(write, draft));
  }
}
