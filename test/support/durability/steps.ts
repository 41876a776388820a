import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPlan } from '../../../src/main/plan/open.ts';
import type { Services } from '../../../src/main/services/index.ts';
import type { ImportPreview } from '../../../src/shared/contract/import.ts';
import { names, type Operation, type Order } from './protocol.ts';

/** One step: `prepare` is not interrupted on purpose, `run` is. */
export interface Step {
  prepare?(): Promise<void> | void;
  run(): Promise<void> | void;
  /** The file that stands after `run`, within the folder. */
  file?(): string;
}

type Random = () => number;

/** Each operation through the services the screens use. */
export function stepsOf(services: Services, order: Order, random: Random): Step {
  const { folder } = order;
  const plan = () => services.session.plan();
  const scenarioId = () => plan().where('scenario', { is_present: 0 })[0]?.id ?? 0;
  const some = (most: number) => 1 + Math.floor(random() * most);

  const rename = (): void => {
    const cells = plan()
      .all('account')
      .map(({ id }) => ({ id, field: 'name', value: `客户 ${some(1e6)}` }));
    services.edit.edit({ table: 'accounts', cells });
  };
  const assign = (): void => {
    const to = plan().where('territory', { scenario_id: scenarioId() });
    const unitIds = plan()
      .all('unit')
      .map(({ id }) => id)
      .filter(() => random() < 0.4);
    const territory = to[Math.floor(random() * to.length)];
    services.scenario.assignUnits(scenarioId(), unitIds, territory?.territory_id ?? null);
  };
  const edit = () => (random() < 0.3 ? assign() : rename());

  let jobId = '';
  let importId = '';
  let copy = '';
  const of: Record<Operation, Step> = {
    edit: { run: edit },
    undo: {
      async run() {
        const done = plan()
          .history(1000)
          .filter(({ undone }) => !undone);
        if (plan().redoLabel() && random() < 0.5) await services.plan.redo();
        else if (done.length > 1 && random() < 0.8) await services.plan.undo();
        else edit();
      },
    },
    design: {
      async prepare() {
        if (jobId !== '') {
          await services.plan.undo();
          return;
        }
        jobId = services.design.begin({
          scenarioId: scenarioId(),
          count: 5,
          measures: [{ key: 'potential', tolerance: 0.3, weight: 1 }],
          centres: 'free',
          start: 'new',
          keepPresent: 0,
          seconds: 0.2,
          seed: order.seed,
        });
        for await (const { state } of services.design.follow(jobId)) if (state !== 'running') break;
      },
      run() {
        services.design.apply(jobId, null);
      },
    },
    import: {
      async prepare() {
        importId = await previewAccounts(services, folder, random);
      },
      async run() {
        for await (const _ of services.imports.commit({ importId }));
      },
    },
    migrate: {
      run() {
        const path = join(folder, names.migrated);
        if (!existsSync(path)) copyFileSync(join(folder, names.old), path);
        const migrated = openPlan(path);
        migrated.close();
      },
    },
    copy: {
      prepare: edit,
      async run() {
        copy = join(names.copies, `${some(3)}.sqlite`);
        await services.plan.saveCopyApart(join(folder, copy));
      },
      file: () => copy,
    },
    backup: {
      prepare: edit,
      async run() {
        await services.backups.now();
      },
    },
    restore: {
      async prepare() {
        if (services.backups.list().backups.length === 0) await services.backups.now();
      },
      async run() {
        const { backups } = services.backups.list();
        const chosen = backups[Math.floor(random() * backups.length)];
        await services.backups.restore(chosen?.id ?? '', join(folder, names.restored));
      },
      file: () => names.restored,
    },
  };
  return of[order.operation];
}

/** A sheet that changes most accounts and adds some; answers the id of its preview. */
async function previewAccounts(services: Services, folder: string, random: Random): Promise<string> {
  const lines = ['客户编号,客户名称,省份,城市,区县,经度,纬度,市场潜力（元）'];
  const accounts = services.session.plan().all('account');
  for (const { ref, name, province, city, county, longitude, latitude } of accounts) {
    if (random() < 0.3) continue;
    const potential = Math.floor(random() * 1e6);
    lines.push([ref, name, province, city, county, longitude, latitude, potential].join());
  }
  lines.push(`N${Math.floor(random() * 1e9)},新客户,省,市1,县1,116.05,30.05,1000`);
  const path = join(folder, 'accounts.csv');
  writeFileSync(path, lines.join('\n'));
  const { id: fileId } = services.app.files.register(path);
  const { sheets, encoding } = await services.imports.inspect({ fileId, encoding: null });
  const [sheet] = sheets;
  if (!sheet) throw new Error('no sheet');
  let last: ImportPreview | null = null;
  const source = {
    fileId,
    sheet: sheet.name,
    kind: 'accounts' as const,
    headerRow: sheet.headerRow,
    mapping: sheet.mapping,
    crs: 'wgs84' as const,
    encoding,
    scenarioId: null,
  };
  const decisions = { byCode: {}, byIndex: {} };
  for await (const { preview } of services.imports.preview({ source, decisions })) last = preview ?? last;
  if (!last) throw new Error('no preview');
  return last.importId;
}
