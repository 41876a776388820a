import { describe, expect, it } from 'vitest';
import type { DesignReason } from '../../../shared/contract/design.ts';
import { readable, reasonKey, reasonParams, type Wording } from '../../../shared/domain/reason-key.ts';
import { catalogues, languages, translate } from '../../../shared/i18n/index.ts';
import { createFormat } from '../../app/format.ts';
import { toleranceNeeded } from './reason-words.ts';
import { defaultForm } from './settings.ts';

const wording: Wording = {
  format: createFormat('zh'),
  measures: [{ key: 'sales', name: 'sales', unit: 'fen', derived: true }],
  nameOf: (key) => `<${key}>`,
  unitsOf: (ids) => ids.join('、'),
  separator: '、',
};

const reason = (change: Partial<DesignReason>): DesignReason => ({
  code: 'UNIT_TOO_BIG',
  params: {},
  unitIds: [7],
  relaxBy: null,
  ...change,
});

const samples: DesignReason[] = [
  reason({
    params: { measure: 'workload', weight: 163, allowed: 110, target: 100, parts: 2 },
    relaxBy: 0.53,
  }),
  reason({
    unitIds: [7, 8],
    params: { measure: 'workload', weight: 163, allowed: 110, target: 100, parts: 2 },
  }),
  reason({
    code: 'DEAD_END',
    params: { tried: 271, loads0: 0.8, loads1: 1.3, strandsPocket: 0 },
    relaxBy: 0.1,
  }),
  reason({ code: 'DEAD_END', params: { tried: 7, strandsPocket: 1 } }),
  reason({ code: 'ISLAND', params: { count: 1 } }),
  reason({ code: 'LOCKS_CONTRADICT', params: { kind: 'group' } }),
  reason({ code: 'LOCKS_CONTRADICT', params: { kind: 'apart' } }),
  reason({ code: 'LOCKED_TOO_MUCH', params: { measure: 'sales', locked: 3, target: 2, territory: '张三' } }),
  reason({ code: 'LOCKED_TOO_MUCH', params: { measure: 'sales', locked: 1, target: 2, territory: '张三' } }),
  reason({ code: 'GROUP_NOT_CONNECTED', params: { count: 2 } }),
  reason({ code: 'MEASURES_CONFLICT', params: { measures: 'workload, potential' } }),
  reason({
    code: 'BUDGET_TOO_SMALL',
    params: { quantity: 'sales', measure: 'sales', needed: 9e6, budget: 1e6 },
  }),
  reason({
    code: 'BUDGET_TOO_SMALL',
    params: { quantity: 'accounts', measure: 'sales', needed: 9, budget: 1, territory: '张三' },
  }),
  reason({
    code: 'BUDGET_TOO_SMALL',
    params: { quantity: 'sales', needed: 9e6, budget: 1e6, unavoidable: 1 },
  }),
  reason({ code: 'TARGETS_IMPOSSIBLE', params: { measure: 'sales', total: 1e6, least: 2e6, most: 3e6 } }),
  reason({ code: 'TARGETS_IMPOSSIBLE', params: { measure: 'sales', worth: 1.5 } }),
  reason({ code: 'TOO_FEW_UNITS', params: { unitCount: 3, territoryCount: 5 } }),
  reason({ code: 'NOT_FOUND' }),
];

describe('reasons in words', () => {
  it('have a sentence for every variant, with nothing left open or empty', () => {
    for (const language of languages)
      for (const sample of samples) {
        const text = translate(language, 'reasons', reasonKey(sample), reasonParams(sample, wording));
        expect(text).not.toMatch(/\{\{|reasons:|NaN|undefined|“”/);
        expect(text.length).toBeGreaterThan(10);
      }
  });

  it('say shares of a target and money as people read them', () => {
    const [big] = samples;
    if (big === undefined) throw new Error('no sample');
    expect(reasonParams(big, wording)).toMatchObject({ units: '7', holds: '163 %', allows: '110 %' });
    const budget = samples.find(({ params }) => params.unavoidable === 1);
    if (budget === undefined) throw new Error('no sample');
    expect(reasonParams(budget, wording).needed).toBe('9.0 万元');
  });

  it('are listed with what makes it impossible first, islands as one, a unit once', () => {
    const island = (id: number) => reason({ code: 'ISLAND', unitIds: [id] });
    const listed = readable([
      island(1),
      reason({ unitIds: [7], relaxBy: 0.5 }),
      island(2),
      reason({ unitIds: [7], relaxBy: 0.2 }),
    ]);
    expect(listed.map(({ code, unitIds }) => [code, unitIds])).toEqual([
      ['UNIT_TOO_BIG', [7]],
      ['ISLAND', [1, 2]],
    ]);
  });

  it('name the tolerance that would do, of the measure meant', () => {
    const form = defaultForm(24, 0);
    expect(toleranceNeeded(reason({ relaxBy: 0.31, params: { measure: 'workload' } }), form)).toBeCloseTo(
      0.41,
      9,
    );
    expect(toleranceNeeded(reason({ relaxBy: 0.31, params: { measure: 'area' } }), form)).toBeNull();
    expect(toleranceNeeded(reason({ code: 'BUDGET_TOO_SMALL', relaxBy: 5 }), form)).toBeNull();
  });

  it('have words for every explanation the service gives', () => {
    for (const key of ['locked', 'breaks', 'tooMuch', 'tooLittle'])
      expect(Object.keys(catalogues.zh.reasons.explain)).toContain(key);
  });
});
