import { existsSync } from 'node:fs';
import { chmod, copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../../shared/contract/base.ts';
import type { ImportKind } from '../../shared/domain/import-fields.ts';
import { AppError } from '../../shared/errors.ts';
import { type Language, translate } from '../../shared/i18n/index.ts';
import type { Plan } from '../plan/plan.ts';
import { freePath } from './file-names.ts';
import type { Host } from './host.ts';
import { importFiles } from './import-files.ts';
import { jobEvents } from './job-events.ts';
import { lookAtPlace } from './open-check/look-at-place.ts';
import type { PlanService } from './plan-service.ts';
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
  signal?: AbortSignal,
): Promise<void> {
  const paths = Object.fromEntries(
    Object.entries(sourceFiles).map(([kind, name]) => [kind, join(folder, name)]),
  ) as Record<keyof typeof sourceFiles, string>;
  for (const path of Object.values(paths)) {
    if (!existsSync(path)) throw new AppError('FILE_MISSING', { file: path });
  }
  const told = (progress: Progress, kind: ImportKind | null) =>
    onProgress(kind ? { ...progress, stage: kind } : progress);
  await importFiles(plan, { ...paths, crs: 'gcj02' }, told, signal);
}

/** The East China sample: a new plan each time, so that playing with it costs nothing. */
export function createSampleService(
  host: Host,
  session: Session,
  plan: Pick<PlanService, 'open' | 'create'>,
  language: () => Language,
) {
  const folder = join(host.resourcesFolder, 'sample');
  /** Given up half way, a part of the sample is of no use to anybody, unless it was left and opened again. */
  const remove = async (made: Plan): Promise<void> => {
    const isOpen = () => session.isOpen() && session.plan() === made;
    if (isOpen()) await session.leave(() => isOpen() && session.close());
    if (!session.isOpen() || session.plan().path !== made.path) await rm(made.path, { force: true });
  };
  return {
    async *open(signal?: AbortSignal): AsyncGenerator<Step> {
      const name = `${translate(language(), 'start', 'samplePlanName')}.sqlite`;
      await lookAtPlace(join(host.plansFolder, name));
      const path = freePath(host.plansFolder, name);
      if (existsSync(join(folder, builtFile))) {
        await copyFile(join(folder, builtFile), path);
        // The installed copy may be read-only; the person's own is not.
        await chmod(path, 0o644);
        await plan.open(path);
      } else {
        await plan.create(path);
        const made = session.plan();
        let isWhole = false;
        try {
          const events = jobEvents(async (onStage, stop) => {
            const told = ({ stage, done, total }: Progress) => onStage(stage, done, total ?? 0);
            await importSample(made, folder, told, stop);
            isWhole = true;
          }, signal);
          for await (const { progress } of events) yield { progress, done: false };
        } finally {
          if (!isWhole) await remove(made);
        }
      }
      yield { progress: { stage: 'done', fraction: 1, done: 1, total: 1, secondsLeft: 0 }, done: true };
    },
  };
}

export type SampleService = ReturnType<typeof createSampleService>;
