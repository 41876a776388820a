import { describe, expect, it } from 'vitest';
import type { ImportPreview, InspectedFile, InspectedSheet } from '../../../shared/contract/import.ts';
import { dataRows, emptyWizard, sheetsLeft, wizardReducer } from './wizard-state.ts';

const sheet = (name: string, kind: InspectedSheet['kind'], rowCount = 10): InspectedSheet => ({
  name,
  rowCount,
  hidden: false,
  headerRow: 2,
  columns: [{ header: '编号', samples: ['1'], numeric: false, yearless: false }],
  firstRows: [],
  kind,
  mapping: [],
  remembered: false,
  chosenBefore: false,
  crs: 'gcj02',
});
const file: InspectedFile = {
  fileId: 'f',
  name: 'a.xlsx',
  format: 'xlsx',
  encoding: null,
  sheets: [
    sheet('周销售', null, 99),
    sheet('销售代表', 'reps'),
    sheet('空', 'reps', 0),
    sheet('竞争对手', 'competitors'),
  ],
};
const preview = { importId: 'i', leftOut: 0 } as ImportPreview;

describe('import wizard', () => {
  it('begins with the first sheet whose kind was recognised', () => {
    const state = wizardReducer(emptyWizard, { type: 'inspected', file });
    expect(state.step).toBe('sheet');
    expect(state.plan?.sheet.name).toBe('销售代表');
    expect(state.plan?.mapping).toEqual([{ column: 0, field: null, year: null }]);
  });
  it('begins with a hidden sheet only where nothing visible holds rows, or it was chosen before', () => {
    const begun = (...sheets: InspectedSheet[]) =>
      wizardReducer(emptyWizard, { type: 'inspected', file: { ...file, sheets } }).plan?.sheet.name;
    const lists = { ...sheet('参数', 'accounts', 500), hidden: true };
    expect(begun(lists, sheet('说明', null, 3), sheet('客户', 'accounts'))).toBe('客户');
    expect(begun(lists, sheet('周销售', null, 3))).toBe('周销售');
    expect(begun(lists, sheet('空', null, 0))).toBe('参数');
    expect(begun(sheet('客户', 'accounts'), { ...lists, chosenBefore: true })).toBe('参数');
  });
  it('keeps rows left out within reach until the wizard closes', () => {
    let state = wizardReducer(emptyWizard, { type: 'inspected', file });
    state = wizardReducer(state, { type: 'committed', preview: { ...preview, leftOut: 3 } });
    const left = [{ importId: 'i', sheet: '销售代表', rows: 3 }];
    expect(state.leftOut).toEqual(left);
    state = wizardReducer(state, { type: 'sheetChosen', name: '竞争对手' });
    state = wizardReducer(state, { type: 'committed', preview: { ...preview, importId: 'j' } });
    expect(state.leftOut).toEqual(left);
    expect(wizardReducer(state, { type: 'reset' })).toEqual({ ...emptyWizard, leftOut: left });
  });
  it('takes the sheets of a workbook one after another', () => {
    let state = wizardReducer(emptyWizard, { type: 'inspected', file });
    expect(sheetsLeft(state).map(({ name }) => name)).toEqual(['周销售', '销售代表', '竞争对手']);
    state = wizardReducer(state, { type: 'committed', preview });
    expect(sheetsLeft(state).map(({ name }) => name)).toEqual(['周销售', '竞争对手']);
    expect(state.committed).toBe(preview);
    state = wizardReducer(state, { type: 'sheetChosen', name: '竞争对手' });
    expect(state).toMatchObject({ step: 'sheet', committed: null });
    expect(state.plan?.kind).toBe('competitors');
    expect(sheetsLeft(state)).toHaveLength(2);
  });
  it('keeps what was imported when the same file is read in another encoding', () => {
    let state = wizardReducer(emptyWizard, { type: 'inspected', file });
    state = wizardReducer(state, { type: 'committed', preview });
    expect(wizardReducer(state, { type: 'inspected', file }).imported).toHaveLength(1);
    expect(wizardReducer(state, { type: 'inspected', file: { ...file, fileId: 'g' } }).imported).toHaveLength(
      0,
    );
  });
});

it('counts the rows below the headings', () => {
  expect(dataRows({ rowCount: 301, headerRow: 1 })).toBe(300);
  expect(dataRows({ rowCount: 306, headerRow: 0 })).toBe(306);
  expect(dataRows({ rowCount: 0, headerRow: 1 })).toBe(0);
});
