// node scripts/build-sample-plan.ts <folder of the source sheets> <plan to write>
import './node-version.mjs';
import { rmSync } from 'node:fs';
import { createPlan } from '../src/main/plan/open.ts';
import { importSample } from '../src/main/services/sample-service.ts';

const [folder, path] = process.argv.slice(2);
const building = `${path}.part`;
rmSync(building, { force: true });
const plan = createPlan(building);
try {
  await importSample(plan, folder, () => {});
  rmSync(path, { force: true });
  plan.saveCopy(path);
} finally {
  plan.close();
  rmSync(building, { force: true });
}
