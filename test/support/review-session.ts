import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../../src/main/services/host.ts';
import { createServices, type Services } from '../../src/main/services/index.ts';
import { fillGrid, type GridRegion } from './grid-plan.ts';

/** The whole of the program's services for one person, with a folder of their own. */
export interface Desk {
  readonly services: Services;
  readonly folder: string;
  path(name: string): string;
  dispose(): Promise<void>;
}

export function desk(author: string): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-desk-'));
  const host: Host = {
    kind: 'browser',
    systemLanguage: 'zh-CN',
    dataFolder: folder,
    plansFolder: folder,
    resourcesFolder: folder,
    chooseFile: async () => null,
  };
  const services = createServices(host);
  services.app.setPreferences({ author });
  return {
    services,
    folder,
    path: (name) => join(folder, name),
    async dispose() {
      await services.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A made-up region with a scenario 方案A, two groups (南 of two territories, 北 of the rest) and quotas spread. Answers the scenario. */
export function regionPlan({ services, path }: Desk, region: GridRegion): number {
  services.session.create(path('plan.sqlite'));
  const plan = services.session.plan();
  plan.edit(
    { key: 'import.units', params: {} },
    ['units', 'accounts', 'reps', 'state', 'scenarios'],
    (write) => fillGrid(write, region),
  );
  const present = plan.where('scenario', { is_present: 1 })[0]?.id ?? 0;
  const scenarioId = services.scenario.branch(present, '方案A').id;
  const territories = plan.where('territory', { scenario_id: scenarioId });
  plan.edit({ key: 'tree.addGroup', params: {} }, ['tree'], (write) => {
    ['南', '北'].forEach((name, at) => {
      const group = { scenario_id: scenarioId, group_id: at + 1, manager_rep_id: null };
      write.put('territory_group', { ...group, name, parent_id: null, position: at });
    });
    territories.forEach(({ territory_id }, at) => {
      const group_id = at < 2 ? 1 : 2;
      write.put('territory_parent', { scenario_id: scenarioId, territory_id, group_id });
    });
  });
  services.quota.spread(scenarioId, {
    year: 2027,
    totalFen: 123_456_700,
    method: 'potential',
    weights: { history: 1, potential: 0, workload: 0 },
    stepFen: 100,
    season: 'even',
  });
  return scenarioId;
}
