import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '../../shared/contract/base.ts';
import { AppError } from '../../shared/errors.ts';
import type { Host } from './host.ts';
import { importFiles } from './import-files.ts';
import type { Session } from './session.ts';

/** The sheets the sample plan is made from, as a manager would have them. */
const sampleFiles = {
  units: 'east-china-counties.topo.json',
  accounts: 'east-china-accounts.xlsx',
  reps: 'east-china-reps.xlsx',
  sales: 'east-china-sales-2026.csv',
} as const;

/** The first name of the form `East China.sqlite`, `East China 2.sqlite` … that no file has. */
function freePath(folder: string, stem: string): string {
  for (let number = 1; ; number++) {
    const path = join(folder, `${stem}${number === 1 ? '' : ` ${number}`}.sqlite`);
    if (!existsSync(path)) return path;
  }
}

/** The East China sample: imported from its source sheets, so that it is a plan like any other. */
export function createSampleService(host: Host, session: Session) {
  const folder = join(host.resourcesFolder, 'sample');
  return {
    async *open(signal?: AbortSignal): AsyncGenerator<{ progress: Progress; done: boolean }> {
      for (const name of Object.values(sampleFiles)) {
        if (!existsSync(join(folder, name))) throw new AppError('FILE_MISSING', { file: name });
      }
      const stem = host.systemLanguage.startsWith('zh') ? '华东示例' : 'East China sample';
      const plan = session.create(freePath(host.dataFolder, stem));
      const paths = Object.fromEntries(
        Object.entries(sampleFiles).map(([kind, name]) => [kind, join(folder, name)]),
      );
      yield* importFiles(plan, { ...paths, crs: 'gcj02' }, signal);
      yield { progress: { stage: 'done', fraction: 1, done: 1, total: 1, secondsLeft: 0 }, done: true };
    },
  };
}

export type SampleService = ReturnType<typeof createSampleService>;
