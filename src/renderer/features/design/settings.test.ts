import { describe, expect, it } from 'vitest';
import { designSettings } from '../../../shared/contract/design.ts';
import { presetForm, presetOf, presets } from './presets.ts';
import { addApart, addTogether, removeRule, rulesOf, setBudget, setLimit } from './rules.ts';
import { type Circumstances, defaultForm, formProblem, settingsFor } from './settings.ts';
import { countsAround } from './sizing.ts';

const form = defaultForm(24, 0);
const given: Circumstances = {
  unitCount: 300,
  unassignedUnits: 0,
  repsWithHome: 0,
  distances: 0,
  territoryIds: [1, 2, 3],
};

describe('the form', () => {
  it('is in a preset until something the preset decides is changed', () => {
    for (const preset of presets) expect(presetOf(presetForm(preset, form))).toBe(preset);
    expect(presetOf({ ...form, keepPresent: 0.3 })).toBeNull();
    expect(
      presetOf({ ...form, measures: [{ key: 'sales', tolerance: 0.1, weight: 1, soft: true }] }),
    ).toBeNull();
    expect(presetOf({ ...form, count: 12, seconds: 90 })).toBe('balance');
  });

  it('says what a start still needs', () => {
    expect(formProblem(form, given)).toBeNull();
    expect(formProblem({ ...form, start: 'grow' }, given)).toBe('nothingUnassigned');
    expect(formProblem({ ...form, start: 'rebalance', chosen: [2] }, given)).toBe('chooseTwo');
    expect(formProblem({ ...form, start: 'rebalance', chosen: [2, 99] }, given)).toBe('chooseTwo');
    expect(formProblem({ ...form, start: 'rebalance', chosen: [2, 3] }, given)).toBeNull();
    expect(formProblem({ ...form, count: 301 }, given)).toBe('tooMany');
    expect(formProblem({ ...form, distances: 'imported' }, given)).toBe('noDistances');
    expect(formProblem({ ...form, distances: 'imported' }, { ...given, distances: 3 })).toBeNull();
  });

  it('becomes settings without what belongs to another start, scenario or set of units', () => {
    const asked = addApart(
      addTogether({ ...form, chosen: [2, 99], start: 'rebalance' }, [10, 11, 77]),
      [10, 77],
    );
    const settings = settingsFor(asked, 5, [1, 2, 3], new Set([10, 11]));
    expect(designSettings.parse(settings)).toEqual(settings);
    expect(settings).toMatchObject({ scenarioId: 5, count: 3, chosen: [2], together: [[10, 11]] });
    expect(settings.apart).toBeUndefined();
    expect(settingsFor({ ...asked, start: 'new' }, 5, [1, 2, 3], new Set()).chosen).toBeUndefined();
  });
});

describe('rules', () => {
  it('are listed, changed and taken away one by one, leaving nothing behind', () => {
    let ruled = setLimit(setBudget(form, 'sales', 0.15), 'mostAccounts', 300);
    ruled = addApart(addTogether(addTogether(ruled, [1, 2]), [3, 4]), [5, 6]);
    expect(rulesOf(ruled)).toHaveLength(5);
    const second = rulesOf(ruled).find((rule) => rule.kind === 'together' && rule.unitIds[0] === 3);
    if (second === undefined) throw new Error('a group is not listed');
    expect(removeRule(ruled, second).together).toEqual([[1, 2]]);
    for (let left = rulesOf(ruled); left.length > 0; left = rulesOf(ruled)) {
      const [rule] = left;
      if (rule !== undefined) ruled = removeRule(ruled, rule);
    }
    expect(ruled).toEqual(form);
  });
});

describe('sizing', () => {
  it('compares numbers around one, within what the plan allows', () => {
    expect(countsAround(24, 0, 300)).toEqual([18, 20, 22, 24, 26, 28, 30]);
    expect(countsAround(2, 0, 300)).toEqual([1, 2, 3, 4, 5]);
    expect(countsAround(36, 30, 40)).toEqual([32, 36, 40]);
  });
});
