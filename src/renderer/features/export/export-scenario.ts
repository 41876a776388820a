import type { exportContents } from '../../../shared/contract/export.ts';
import type { PlanState, ScenarioSummary } from '../../../shared/contract/plan.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { client } from '../../app/client.ts';
import { translate } from '../../app/i18n.ts';
import { writeDocument } from './write-document.ts';

export type ExportFormat = (typeof exportContents)[number];

/** Of contents that are only a part of a scenario, and are named for it. */
const endings: Partial<Record<ExportFormat, string>> = { evidence: 'xlsx', csv: 'csv', csvUnits: 'csv' };

/** Asks where and writes the scenario, or the part of it the format names. */
export async function exportScenario(request: {
  plan: PlanState;
  scenario: ScenarioSummary;
  format: ExportFormat;
  language: Language;
}): Promise<void> {
  const { plan, scenario, format, language } = request;
  const { [format]: ending = format } = endings;
  const part = format in endings ? `-${translate(`scenario:export.${format}.file`)}` : '';
  await writeDocument({
    id: `export ${scenario.id} ${format}`,
    text: translate('scenario:export.writing', { name: scenario.name }),
    name: `${plan.name.replace(/\.sqlite$/i, '')}-${scenario.name}${part}`,
    ending,
    write: (file, signal) =>
      client().export.scenario({ scenarioId: scenario.id, fileId: file.id, format, language }, { signal }),
  });
}
