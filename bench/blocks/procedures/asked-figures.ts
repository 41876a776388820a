import type { DesignSettings } from '../../../src/shared/contract/design.ts';
import { defaultFairnessSettings } from '../../../src/shared/contract/fairness.ts';
import { boardParts } from '../../../src/shared/domain/pack.ts';
import { defaultKpiItems, defaultPayCurve, defaultTargetPayFen } from '../../../src/shared/domain/pay.ts';
import { defaultStaffingSettings } from '../../../src/shared/domain/staffing.ts';
import { resultOf, through } from '../../../test/support/follow.ts';
import { type Asked, type Desk, newFile, type ProcedureName } from './desk.ts';
import { spread } from './furnish.ts';

type Area =
  | 'design'
  | 'quota'
  | 'fairness'
  | 'evidence'
  | 'pay'
  | 'sizing'
  | 'staffing'
  | 'export'
  | 'sheets';

const zh = { language: 'zh' } as const;
const at = (ids: readonly number[], place: number) => ids[place] ?? 0;
const measures = [{ key: 'workload', tolerance: 0.1, weight: 1 }];
const transferOf = ({ mine, accounts, territories }: Desk) => ({
  scenarioId: mine,
  accountIds: accounts.slice(0, 1),
  toTerritoryId: at(territories, 3),
  day: '2027-07-01',
});
const designOf = ({ mine }: Desk): DesignSettings => ({
  scenarioId: mine,
  count: 'reps',
  measures,
  centres: 'homes',
  start: 'new',
  keepPresent: 0,
  seconds: 4,
  seed: 1,
});
async function design(desk: Desk) {
  for await (const { jobId } of await desk.api.design.start(designOf(desk))) desk.left.jobId = jobId;
}
async function beginDesign(desk: Desk) {
  for await (const { jobId } of await desk.api.design.start({ ...designOf(desk), seconds: 60 })) {
    desk.left.jobId = jobId;
    break;
  }
}
const issue = ({ api, mine }: Desk) => api.quota.setStatus({ scenarioId: mine, status: 'issued' });
const template = {
  id: null,
  name: 'another',
  stage: 'new' as const,
  items: [...defaultKpiItems.new],
};
const payPlan = {
  ...{ id: null, name: 'another', level: '中级' },
  targetFen: defaultTargetPayFen,
  curve: defaultPayCurve,
};
const picture = ({ mine }: Desk) => ({
  scenarioId: mine,
  shading: { kind: 'territory' as const },
  layers: ['territoryLabels' as const, 'provinces' as const],
  bounds: null,
  ...zh,
});
const component = {
  id: null,
  name: 'c',
  measure: 'value' as const,
  unit: 'CNY',
  decimals: 2,
  filter: { kind: 'all' as const },
  rate: null,
};
/** The smallest PNG. */
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const askedOfFigures: Pick<
  Record<ProcedureName, Asked>,
  Extract<ProcedureName, `${Area}.${string}`>
> = {
  'design.start': design,
  'design.follow': ({ api, left }) => through(api.design.follow({ jobId: left.jobId })),
  'design.running': ({ api }) => api.design.running(),
  'design.apply': {
    before: design,
    ask: ({ api, left }) => api.design.apply({ jobId: left.jobId, branchName: null }),
  },
  'design.stop': {
    before: beginDesign,
    ask: ({ api, left }) => api.design.stop({ jobId: left.jobId }),
  },
  'design.cancel': {
    before: beginDesign,
    ask: ({ api, left }) => api.design.cancel({ jobId: left.jobId }),
  },
  'design.series': (desk) =>
    through(
      desk.api.design.series({
        settings: { ...designOf(desk), seconds: 2 },
        vary: 'count',
        values: [150, 200],
      }),
    ),
  'design.explain': ({ api, mine }) =>
    api.design.explain({ scenarioId: mine, unitId: 1, measures, centres: 'homes' }),
  'design.explainTerritory': ({ api, mine, territories }) =>
    api.design.explainTerritory({
      scenarioId: mine,
      territoryId: at(territories, 3),
      measures,
      centres: 'homes',
    }),
  'design.splitUnit': ({ api }) => resultOf(api.design.splitUnit({ unitId: 20, parts: 2 })),
  'quota.get': ({ api, mine }) => api.quota.get({ scenarioId: mine }),
  'quota.spread': ({ api, mine }) =>
    api.quota.spread({ scenarioId: mine, settings: { ...spread, method: 'potential' } }),
  'quota.preview': ({ api, mine }) =>
    api.quota.preview({ scenarioId: mine, cells: [{ node: 'all', period: 0, fen: 100_000_000 }] }),
  'quota.edit': ({ api, mine }) =>
    api.quota.edit({ scenarioId: mine, cells: [{ node: 'all', period: 0, fen: 100_000_000 }] }),
  'quota.setCells': ({ api, mine, territories }) =>
    api.quota.setCells({
      scenarioId: mine,
      cells: territories.slice(1).map((territoryId) => ({ territoryId, month: 0, fen: 1_000_000 })),
    }),
  'quota.setStatus': issue,
  'quota.setFiscal': ({ api, mine }) =>
    api.quota.setFiscal({ scenarioId: mine, fiscal: { startMonth: 4, pattern: '445' } }),
  'quota.saveComponent': ({ api, mine }) =>
    api.quota.saveComponent({
      scenarioId: mine,
      component: { ...component, filter: { kind: 'existing' } },
    }),
  'quota.removeComponent': {
    before: ({ api, mine }) =>
      api.quota.saveComponent({
        scenarioId: mine,
        component,
      }),
    ask: ({ api, mine }) => api.quota.removeComponent({ scenarioId: mine, componentId: 2 }),
  },
  'quota.changes': ({ api, mine }) => api.quota.changes({ scenarioId: mine, limit: 1000 }),
  'quota.signature': ({ api }) => api.quota.signature(),
  'quota.setSignature': ({ api }) => api.quota.setSignature({ who: 'me' }),
  'quota.previewTransfer': {
    before: issue,
    ask: (desk) => desk.api.quota.previewTransfer(transferOf(desk)),
  },
  'quota.transfer': { before: issue, ask: (desk) => desk.api.quota.transfer(transferOf(desk)) },
  'quota.previewImport': ({ api, mine, files }) =>
    api.quota.previewImport({ scenarioId: mine, fileId: files.workbook }),
  'quota.applyImport': ({ api, mine, files }) =>
    api.quota.applyImport({ scenarioId: mine, fileId: files.workbook }),
  'fairness.get': ({ api, mine }) => api.fairness.get({ scenarioId: mine }),
  'fairness.setSettings': ({ api }) =>
    api.fairness.setSettings({ ...defaultFairnessSettings, allowance: 0.2 }),
  'evidence.sheets': ({ api, mine }) => api.evidence.sheets({ scenarioId: mine, territoryIds: null }),
  'pay.get': ({ api }) => api.pay.get(),
  'pay.createDefaults': ({ api }) =>
    api.pay.createDefaults({ names: { new: '1', growing: '2', mature: '3', plan: '4' } }),
  'pay.saveTemplate': ({ api }) => api.pay.saveTemplate(template),
  'pay.removeTemplate': ({ api }) => api.pay.removeTemplate({ id: 1 }),
  'pay.savePlan': ({ api }) => api.pay.savePlan(payPlan),
  'pay.removePlan': ({ api }) => api.pay.removePlan({ id: 1 }),
  'pay.assign': ({ api, mine, territories }) =>
    api.pay.assign({
      scenarioId: mine,
      territories: territories.map((territoryId) => ({ territoryId, templateId: 1 })),
    }),
  'pay.payouts': ({ api, mine }) => api.pay.payouts({ scenarioId: mine, attainment: 1, others: 1 }),
  'pay.simulate': ({ api, mine }) =>
    api.pay.simulate({ scenarioId: mine, others: 1, draws: 20_000, seed: 1 }),
  'sizing.report': ({ api, mine }) => api.sizing.report({ scenarioId: mine }),
  'sizing.set': async ({ api, mine }) => {
    const { settings } = await api.sizing.report({ scenarioId: null });
    await api.sizing.set({ scenarioId: mine, settings: { ...settings, margin: 0.2 } });
  },
  'staffing.propose': ({ api, mine }) => api.staffing.propose({ scenarioId: mine, chosen: [] }),
  'staffing.options': ({ api, mine, territories }) =>
    api.staffing.options({ scenarioId: mine, chosen: [], territoryId: at(territories, 2) }),
  'staffing.setSettings': ({ api }) =>
    api.staffing.setSettings({ ...defaultStaffingSettings, skillsMust: false }),
  'staffing.setNeeds': ({ api, mine, territories }) =>
    api.staffing.setNeeds({ scenarioId: mine, territoryIds: [...territories], skills: 's' }),
  'staffing.apply': ({ api, mine }) => api.staffing.apply({ scenarioId: mine, chosen: [] }),
  'export.scenario': async ({ api, mine }) => {
    for (const [format, extension] of [
      ['xlsx', 'xlsx'],
      ['json', 'json'],
      ['geojson', 'geojson'],
      ['csvUnits', 'csv'],
      ['evidence', 'xlsx'],
    ] as const)
      await through(
        api.export.scenario({ scenarioId: mine, fileId: await newFile(api, extension), format, ...zh }),
      );
  },
  'export.comparison': async ({ api, present, mine }) =>
    through(api.export.comparison({ ids: [present, mine], fileId: await newFile(api, 'xlsx'), ...zh })),
  'export.board': async ({ api, present, mine }) =>
    through(
      api.export.board({
        ...{ beforeId: present, afterId: mine, format: 'pdf', parts: [...boardParts], goals: {} },
        fileId: await newFile(api, 'pdf'),
        ...zh,
      }),
    ),
  'export.sheets': async ({ api, mine }) =>
    through(
      api.export.sheets({
        ...{ scenarioId: mine, territoryIds: null, format: 'pdf' },
        fileId: await newFile(api, 'pdf'),
        ...zh,
      }),
    ),
  'export.picture': async (desk) =>
    through(desk.api.export.picture({ ...picture(desk), fileId: await newFile(desk.api, 'svg') })),
  'export.pictureSvg': (desk) => desk.api.export.pictureSvg(picture(desk)),
  'export.savePicture': async ({ api }) => api.export.savePicture({ fileId: await newFile(api, 'png'), png }),
  'sheets.preview': ({ api, mine, files }) =>
    resultOf(api.sheets.preview({ scenarioId: mine, fileId: files.workbook })),
  'sheets.apply': ({ api, mine, files }) =>
    resultOf(api.sheets.apply({ scenarioId: mine, fileId: files.workbook })),
};
