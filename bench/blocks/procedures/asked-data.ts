import { defaultWorkloadSettings } from '../../../src/shared/domain/settings.ts';
import { packCells } from '../../../src/shared/rows/packed-cells.ts';
import { resultOf, through } from '../../../test/support/follow.ts';
import { type Asked, type Desk, newFile, type ProcedureName } from './desk.ts';

type Area = 'app' | 'plan' | 'backup' | 'data' | 'baseMap' | 'import' | 'market' | 'layers';

const pageRows = 10_000;
const own = 'answers without the plan';
const formula = {
  key: null,
  name: 'f',
  unit: 'fen',
  kind: 'custom',
  expression: '[potential] * [rate]',
  inputs: {},
  rollUp: 'sum',
  weight: null,
} as const;
const rule = { match: 'all' as const, conditions: [{ kind: 'class' as const, values: ['A' as const] }] };

async function openAgain({ api, recentId }: Desk) {
  await api.plan.openRecent({ id: recentId });
}

async function firstPreset(api: Desk['api']): Promise<{ key: string }> {
  const [preset] = await api.import.presets();
  return { key: preset?.key ?? '' };
}

/** The exported accounts, as the wizard shows them. */
async function accountSheet({ api, files }: Desk) {
  const { sheets } = await resultOf(api.import.inspect({ fileId: files.workbook, encoding: null }));
  // More accounts than anything else.
  const [sheet] = sheets.sort((a, b) => b.rowCount - a.rowCount);
  if (sheet === undefined) throw new Error('no sheet of accounts');
  return sheet;
}

async function importAccounts(desk: Desk) {
  const { api, files, left } = desk;
  const sheet = await accountSheet(desk);
  const guessed = { fileId: files.workbook, sheet: sheet.name, headerRow: sheet.headerRow };
  const { name, headerRow, mapping, crs } = await resultOf(
    api.import.guess({ ...guessed, kind: 'accounts', encoding: null }),
  );
  const source = {
    ...{ fileId: files.workbook, sheet: name, kind: 'accounts' as const, headerRow, mapping, crs },
    ...{ encoding: null, scenarioId: null },
  };
  const { preview } = await through(
    api.import.preview({ source, decisions: { byCode: {}, byIndex: {}, removeMissing: true } }),
  );
  left.importId = preview?.importId ?? '';
}

/** Cells as pasted: a column of 20,000 rows. */
const cells = (ids: readonly number[], field: string, value: (id: number) => string) =>
  packCells(ids.slice(0, 20_000).map((id) => ({ id, field, value: value(id) })));

export const askedOfData: Pick<Record<ProcedureName, Asked>, Extract<ProcedureName, `${Area}.${string}`>> = {
  'app.info': ({ api }) => api.app.info(),
  'app.preferences': ({ api }) => api.app.preferences(),
  'app.setPreferences': ({ api }) => api.app.setPreferences({ theme: 'light' }),
  'app.recentPlans': ({ api }) => api.app.recentPlans(),
  'app.forgetRecent': ({ api }) => api.app.forgetRecent({ id: 'none' }),
  'app.chooseFile': ({ api }) => newFile(api, 'xlsx'),
  'app.showFile': ({ api, files }) => api.app.showFile({ fileId: files.csv }),
  'app.sampleFiles': ({ api }) => api.app.sampleFiles(),
  'plan.state': ({ api }) => api.plan.state(),
  'plan.events': own,
  'plan.history': ({ api }) => api.plan.history({ limit: 1000 }),
  'plan.undo': {
    before: moveThird,
    ask: ({ api }) => resultOf(api.plan.undo()),
  },
  'plan.redo': {
    before: async (desk) => {
      await moveThird(desk);
      await resultOf(desk.api.plan.undo());
    },
    ask: ({ api }) => resultOf(api.plan.redo()),
  },
  'plan.jumpTo': {
    ask: async ({ api }) => {
      const history = await api.plan.history({ limit: 4 });
      await resultOf(api.plan.jumpTo({ seq: history.at(-1)?.seq ?? 0 }));
    },
  },
  'plan.setView': ({ api }) => api.plan.setView({ view: '{}' }),
  'plan.setWorkload': ({ api }) => api.plan.setWorkload({ ...defaultWorkloadSettings, cutA: 0.7 }),
  'plan.setBaseYear': ({ api }) => api.plan.setBaseYear({ year: 2025 }),
  'plan.conflictCopies': ({ api }) => api.plan.conflictCopies(),
  'plan.saveCopy': async ({ api }) => through(api.plan.saveCopy({ fileId: await newFile(api, 'sqlite') })),
  'plan.keep': 'of a plan whose file is gone',
  'plan.reopen': ({ api }) => api.plan.reopen(),
  'plan.create': {
    ask: async ({ api }) => api.plan.create({ fileId: await newFile(api, 'sqlite') }),
    after: openAgain,
  },
  'plan.open': 'the part `open` of `scale`',
  'plan.openRecent': {
    before: ({ api }) => api.plan.close(),
    ask: openAgain,
  },
  'plan.openSample': { ask: ({ api }) => through(api.plan.openSample()), after: openAgain },
  'plan.close': { ask: ({ api }) => api.plan.close(), after: openAgain },
  'backup.now': async ({ api, left }) => {
    left.backupId = (await api.backup.now()).id;
  },
  'backup.list': ({ api }) => api.backup.list({}),
  'backup.glance': ({ api, left }) => api.backup.glance({ backupId: left.backupId }),
  'backup.restore': {
    ask: async ({ api, left }) =>
      through(api.backup.restore({ backupId: left.backupId, fileId: await newFile(api, 'sqlite') })),
    after: openAgain,
  },
  'backup.salvage': {
    before: ({ api }) => api.plan.close(),
    ask: async ({ api, recentId }) =>
      through(api.backup.salvage({ recentId, fileId: await newFile(api, 'sqlite') })),
    after: openAgain,
  },
  'data.units': ({ api }) => api.data.units({ offset: 0, limit: pageRows }),
  'data.shape': async ({ api }) => {
    const coarsest = await api.data.shape({});
    for (let level = 0; level < (coarsest?.levels ?? 0); level++) await api.data.shape({ level });
  },
  'data.accountPoints': ({ api }) => api.data.accountPoints(),
  'data.accounts': ({ api }) => api.data.accounts({ offset: 0, limit: pageRows }),
  'data.reps': ({ api }) => api.data.reps(),
  'data.competitors': ({ api }) => api.data.competitors(),
  'data.edit': ({ api, accounts }) =>
    resultOf(api.data.edit({ table: 'accounts', cells: cells(accounts, 'potential', (id) => String(id)) })),
  'data.neighbours': ({ api }) => api.data.neighbours(),
  'data.setLink': ({ api }) => api.data.setLink({ a: 1, b: 3, kind: 'link' }),
  'data.suggestLinks': ({ api }) => resultOf(api.data.suggestLinks()),
  'data.acceptLinks': ({ api }) => api.data.acceptLinks({ pairs: [[1, 3]] }),
  'baseMap.get': ({ api }) => api.baseMap.get(),
  'baseMap.choose': 'reads in a thread of its own',
  'baseMap.set': ({ api }) => api.baseMap.set({ opacity: 0.5 }),
  'baseMap.forget': ({ api }) => api.baseMap.forget(),
  'baseMap.tile': ({ api }) => api.baseMap.tile({ zoom: 1, x: 0, y: 0 }),
  'import.inspect': ({ api, files }) =>
    resultOf(api.import.inspect({ fileId: files.workbook, encoding: null })),
  'import.guess': async (desk) => {
    const { name: sheet, headerRow } = await accountSheet(desk);
    const fileId = desk.files.workbook;
    await resultOf(desk.api.import.guess({ fileId, sheet, kind: 'accounts', headerRow, encoding: null }));
  },
  'import.preview': importAccounts,
  'import.findings': ({ api, left }) =>
    api.import.findings({ importId: left.importId, code: null, offset: 0, limit: 1000 }),
  'import.differences': ({ api, left }) =>
    api.import.differences({ importId: left.importId, offset: 0, limit: 1000, language: 'zh' }),
  'import.decide': ({ api, left }) =>
    through(
      api.import.decide({ importId: left.importId, decisions: { byCode: {}, byIndex: {}, erase: true } }),
    ),
  'import.rejected': async ({ api, left }) =>
    resultOf(
      api.import.rejected({ importId: left.importId, fileId: await newFile(api, 'xlsx'), language: 'zh' }),
    ),
  'import.commit': ({ api, left }) => through(api.import.commit({ importId: left.importId })),
  'import.discard': {
    before: importAccounts,
    ask: ({ api, left }) => api.import.discard({ importId: left.importId }),
  },
  'import.presets': ({ api }) => api.import.presets(),
  'import.renamePreset': async ({ api }) =>
    api.import.renamePreset({ ...(await firstPreset(api)), name: 'n' }),
  'import.removePreset': async ({ api }) => api.import.removePreset(await firstPreset(api)),
  'import.template': async ({ api }) =>
    api.import.template({ kind: 'accounts', fileId: await newFile(api, 'xlsx'), language: 'zh' }),
  'market.formulas': ({ api }) => api.market.formulas(),
  'market.preview': ({ api }) => api.market.preview(formula),
  'market.saveFormula': ({ api }) => api.market.saveFormula(formula),
  'market.removeFormula': {
    before: ({ api }) => api.market.saveFormula(formula),
    ask: async ({ api }) => {
      const { formulas } = await api.market.formulas();
      await api.market.removeFormula({ key: formulas[0]?.key ?? '' });
    },
  },
  'market.saveParameter': ({ api }) =>
    api.market.saveParameter({ key: null, name: 'other rate', unit: 'ratio', value: 0.1 }),
  'market.removeParameter': async ({ api }) => {
    const { parameters } = await api.market.formulas();
    await api.market.removeParameter({ key: parameters[0]?.key ?? '' });
  },
  'market.addMeasure': ({ api }) => api.market.addMeasure({ name: 'm', unit: 'count' }),
  'market.removeMeasure': {
    before: async ({ api, units }) => {
      const { key } = await api.market.addMeasure({ name: 'm', unit: 'count' });
      await resultOf(
        api.data.edit({ table: 'units', cells: cells(units, `measure:${key}`, (id) => String(id)) }),
      );
    },
    ask: async ({ api }) => {
      const state = await api.plan.state();
      const key = state?.measures.find(({ derived, name }) => !derived && name === 'm')?.key ?? '';
      await api.market.removeMeasure({ key });
    },
  },
  'market.setPotentialSource': ({ api }) => api.market.setPotentialSource({ key: null }),
  'market.sheet': ({ api, mine }) => api.market.sheet({ scenarioId: mine, offset: 0, limit: pageRows }),
  'market.setSettings': async ({ api, mine }) => {
    const { settings } = await api.market.sheet({ scenarioId: mine, offset: 0, limit: 1 });
    await api.market.setSettings({ ...settings, safeShare: 0.4 });
  },
  'market.setStep': ({ api, units }) => api.market.setStep({ unitIds: [...units], step: 'core' }),
  'layers.list': ({ api, mine }) => api.layers.list({ scenarioId: mine }),
  'layers.words': ({ api }) => api.layers.words(),
  'layers.preview': ({ api }) => api.layers.preview({ rule, exceptId: null }),
  'layers.accounts': ({ api, mine }) => api.layers.accounts({ scenarioId: mine }),
  'layers.add': ({ api, mine }) =>
    api.layers.add({ scenarioId: mine, name: 'B', rule, exclusive: true, start: 'copy' }),
  'layers.update': ({ api, mine, layer }) =>
    api.layers.update({ scenarioId: mine, layerId: layer, exclusive: true }),
  'layers.remove': ({ api, mine, layer }) => api.layers.remove({ scenarioId: mine, layerId: layer }),
  'layers.use': ({ api, other, layer }) =>
    api.layers.use({ scenarioId: other, layerId: layer, start: 'copy' }),
  'layers.drop': ({ api, mine, layer }) => api.layers.drop({ scenarioId: mine, layerId: layer }),
};

function moveThird({ api, mine, units, territories }: Desk) {
  const unitIds = units.filter((id) => id % 3 === 1);
  return api.scenario.assignUnits({ scenarioId: mine, unitIds, territoryId: territories[9] ?? 0 });
}
