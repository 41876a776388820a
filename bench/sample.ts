/** The road of a year's planning on the East China sample: import, open, figures, export. Real files, seconds as a user waits. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportScenario } from '../src/main/exchange/export/export-scenario.ts';
import { createPlan, openPlan } from '../src/main/plan/open.ts';
import { buildReport } from '../src/main/services/export/build-report.ts';
import { createProjection } from '../src/main/services/projection.ts';
import { importSample } from '../src/main/services/sample-service.ts';
import { createSession } from '../src/main/services/session.ts';
import { type Figures, measure, printFigures } from './support/measure.ts';

const sheets = join(import.meta.dirname, '..', 'resources', 'sample');

export async function benchSample(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-bench-'));
  const path = (name: string) => join(folder, name);
  const figures: Figures[] = [
    await measure('import 306 counties, 36 reps, 6,000 customers, 41,330 sales', 5, async (run) => {
      const plan = createPlan(path(`import${run}.sqlite`));
      await importSample(plan, sheets, () => {});
      plan.close();
    }),
    await measure('open that plan, all sums of the present state', 10, (run) => {
      copyFileSync(path('import0.sqlite'), path(`open${run}.sqlite`));
      const session = createSession(() => {});
      session.open(path(`open${run}.sqlite`));
      const [present] = session.plan().where('scenario', { is_present: 1 });
      const alignment = createProjection(session).alignment(present.id);
      session.close();
      return alignment;
    }),
    await measure('save a copy', 5, (run) => {
      const plan = openPlan(path('import0.sqlite'));
      plan.saveCopy(path(`copy${run}.sqlite`));
      plan.close();
    }),
  ];
  const session = createSession(() => {});
  session.open(path('import0.sqlite'));
  const [present] = session.plan().where('scenario', { is_present: 1 });
  const report = buildReport(session, createProjection(session), present.id);
  figures.push(
    await measure('export the scenario to Excel', 5, (run) =>
      exportScenario(report, path(`out${run}.xlsx`), 'xlsx', 'zh'),
    ),
  );
  session.close();
  printFigures('East China sample', figures);
  rmSync(folder, { recursive: true, force: true });
}
