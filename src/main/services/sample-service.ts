import { chmodSync, copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '../../shared/contract/base.ts';
import { AppError } from '../../shared/errors.ts';
import { type Language, translate } from '../../shared/i18n/index.ts';
import type { Plan } from '../plan/plan.ts';
import { freePath } from './file-names.ts';
import type { Host } from './host.ts';
import { importFiles } from './import-files.ts';
import { latest } from './latest.ts';
import type { Session } from './session.ts';

type Step = { progress: Progress; done: boolean };

/** The sheets the sample plan is made from, as a manager would have them. */
const sourceFiles = {
  units: 'east-china-counties.topo.json',
  accounts: 'east-china-accounts.xlsx',
  reps: 'east-china-reps.xlsx',
  sales: 'east-china-sales-2026.csv',
} as const;

/** Made from the sheets when the program is built (scripts/build-sample-plan.ts). */
const builtFile = 'east-china.sqlite';

/** Fills an empty plan from the sample's sheets. */
export async function importSample(
  plan: Plan,
  folder: string,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  const paths = Object.fromEntries(
    Object.entries(sourceFiles).map(([kind, name]) => [kind, join(folder, name)]),
  ) as Record<keyof typeof sourceFiles, string>;
  for (const path of Object.values(paths)) {
    if (!existsSync(path)) throw new AppError('FILE_MISSING', { file: path });
  }
  await importFiles(plan, { ...paths, crs: 'gcj02' }, (progress, kind) =>
    onProgress(kind ? { ...progress, stage: kind } : progress),
  );
}

/** The East China sample: a new plan each time, so that playing with it costs nothing. */
export function createSampleService(host: Host, session: Session, language: () => Language) {
  const folder = join(host.resourcesFolder, 'sample');
  return {
    async *open(signal?: AbortSignal): AsyncGenerator<Step> {
      const path = freePath(host.plansFolder, `${translate(language(), 'start', 'samplePlanName')}.sqlite`);
      if (existsSync(join(folder, builtFile))) {
        copyFileSync(join(folder, builtFile), path);
        // The installed copy may be read-only; the person's own is not.
        chmodSync(path, 0o644);
        session.open(path);
      } else {
        const progress = latest<Progress>();
        const imported = importSample(session.create(path), folder, progress.push).finally(progress.close);
        for await (const step of progress.follow(signal)) yield { progress: step, done: false };
        await imported;
      }
      yield { progress: { stage: 'done', fraction: 1, done: 1, total: 1, secondsLeft: 0 }, done: true };
    },
  };
}

export type SampleService = ReturnType<typeof createSampleService>;
