import type { QuotaSheet } from '../../../shared/contract/quota.ts';
import type { ReportQuotaComponent } from '../../exchange/export/report.ts';

/** A component's sheet as exports write it. */
export function reportComponent(sheet: QuotaSheet): ReportQuotaComponent {
  const component = sheet.components.find(({ id }) => id === sheet.componentId);
  return {
    name: component?.name ?? '',
    year: sheet.settings.year,
    unit: component?.unit ?? 'CNY',
    decimals: component?.decimals ?? 2,
    isCalendar: sheet.fiscal.pattern === 'months',
    startMonths: sheet.periods.map(({ start }) => Number(start.slice(5, 7))),
    nodes: sheet.nodes.map(({ node, kind, id, name, depth, amountsFen }) => ({
      key: node,
      kind,
      territoryId: kind === 'territory' ? id : null,
      name,
      depth,
      amounts: [...amountsFen],
    })),
  };
}
