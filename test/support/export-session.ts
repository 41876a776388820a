import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportFormat, ScenarioReport } from '../../src/main/exchange/export/report.ts';
import { afterTest } from '../../src/main/plan/testing/folder.ts';
import { buildReport } from '../../src/main/services/export/build-report.ts';
import { createExportService, type ExportEvent } from '../../src/main/services/export/export-service.ts';
import { createFileRegistry } from '../../src/main/services/file-registry.ts';
import { createProjection } from '../../src/main/services/projection.ts';
import { createQuotaService } from '../../src/main/services/quota-service.ts';
import type { Session } from '../../src/main/services/session.ts';
import type { Language } from '../../src/shared/i18n/index.ts';
import { gridPlan } from './grid-plan.ts';
import type { RawSheet } from './raw-workbook.ts';

/** A made-up region with a scenario, quotas and the export of it. */
export function open(accounts = 400) {
  const made = gridPlan({ columns: 8, rows: 6, accounts, reps: 5, seed: 3 });
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-export-'));
  afterTest(() => made.dispose());
  afterTest(() => rmSync(folder, { recursive: true, force: true }));
  const { plan } = made;
  const session = {
    plan: () => plan,
    name: () => 'grid',
    subscribe: (listener: Parameters<Session['subscribe']>[0]) => plan.onChange(listener),
  } as Session;
  const projection = createProjection(session);
  const files = createFileRegistry();
  const exports = createExportService({ files, session });
  const presentId = plan.where('scenario', { is_present: 1 })[0].id;
  const territoryIds = plan.where('territory', { scenario_id: presentId }).map((row) => row.territory_id);
  const scenarioId = plan.edit({ key: 'test', params: {} }, ['alignment'], (write) => {
    write.put('account', { ...write.all('account')[0], name: '=HYPERLINK("x")\u0001<&>', ref: '000123' });
    write.put('unit_pair', { a: 1, b: 48, kind: 'link' });
    const id = write.branchScenario(presentId, '方案A');
    write.assignUnits(id, [1, 2], territoryIds[4]);
    write.assignUnits(id, [3], 0);
    return id;
  });
  const quota = createQuotaService({ plan: () => plan, projection });
  const weights = { history: 1, potential: 0, workload: 0 };
  quota.spread(scenarioId, {
    year: 2027,
    totalFen: 123_456_789_01,
    method: 'history',
    weights,
    stepFen: 100,
    season: 'even',
  });
  const run = async (format: ExportFormat, language: Language = 'zh', signal?: AbortSignal) => {
    const path = join(folder, `out.${format}`);
    const input = { scenarioId, fileId: files.register(path).id, format, language };
    const events: ExportEvent[] = [];
    for await (const event of exports.scenario(input, signal)) events.push(event);
    return { path, events };
  };
  const report: ScenarioReport = buildReport(session, projection, scenarioId);
  return { plan, session, projection, folder, files, exports, scenarioId, report, run };
}

/** The cells of a row of a sheet. */
export const texts = (sheet: RawSheet, row: number) => sheet.rows[row].map(({ value }) => value);
/** Where a column stands by its heading. */
export const columnAt = (sheet: RawSheet, header: string) => texts(sheet, 0).indexOf(header);
export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
