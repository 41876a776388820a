import { describe, expect, it } from 'vitest';
import type { DesignReason } from '../../../shared/contract/design.ts';
import { allSplits, isOneOfMany, mendsOf, relaxAll } from './mends.ts';
import { type DesignForm, defaultForm } from './settings.ts';

const form: DesignForm = { ...defaultForm(24, 0), seconds: 20 };

const reason = (change: Partial<DesignReason>): DesignReason => ({
  code: 'UNIT_TOO_BIG',
  params: {},
  unitIds: [7],
  relaxBy: null,
  ...change,
});

const tooBig = (unitId: number, measure: string, relaxBy: number, parts: number) =>
  reason({ unitIds: [unitId], relaxBy, params: { measure, parts, weight: 3, target: 2, allowed: 2.2 } });

describe('mends', () => {
  it('splits a unit that is too big, or widens the measure it is too big in, and no other', () => {
    const [split, relax] = mendsOf(tooBig(7, 'potential', 0.253, 3), form);
    expect(split).toEqual({ kind: 'split', unitId: 7, parts: 3 });
    if (relax?.kind !== 'relax') throw new Error('no tolerance offered');
    expect(relax.tolerance).toBeCloseTo(0.355, 9);
    expect(relax.form.measures.map(({ tolerance }) => tolerance)).toEqual([0.1, relax.tolerance]);
  });

  it('answers several reasons with one tolerance per measure, enough for all of them', () => {
    const reasons = [
      tooBig(7, 'workload', 0.31, 2),
      tooBig(8, 'potential', 0.2, 2),
      tooBig(9, 'workload', 0.1, 2),
    ];
    expect(isOneOfMany(reasons)).toBe(true);
    const wider = relaxAll(reasons, form);
    expect(wider?.form.measures.map(({ tolerance }) => tolerance)).toEqual([0.41, 0.3]);
  });

  it('offers no tolerance for all when one reason is not about tolerance', () => {
    const pocket = reason({ code: 'DEAD_END', params: { strandsPocket: 1 } });
    expect(relaxAll([tooBig(7, 'workload', 0.31, 2), pocket], form)).toBeNull();
    expect(relaxAll([tooBig(7, 'workload', 0.31, 2), reason({ code: 'ISLAND' })], form)).toBeNull();
  });

  it('leaves soft measures alone and widens the shortfall with the excess', () => {
    const asked: DesignForm = {
      ...form,
      measures: [
        { key: 'workload', tolerance: 0.1, lowerTolerance: 0.05, weight: 1 },
        { key: 'potential', tolerance: 0.1, weight: 1, soft: true },
      ],
    };
    const [relax] = mendsOf(reason({ code: 'DEAD_END', relaxBy: 0.1 }), asked);
    if (relax?.kind !== 'relax') throw new Error('no tolerance offered');
    expect(relax.form.measures[0]).toMatchObject({ tolerance: 0.2, lowerTolerance: 0.15 });
    expect(relax.form.measures[1]).toEqual(asked.measures[1]);
  });

  it('raises the budget that is too small in proportion, and never beyond all', () => {
    const asked: DesignForm = { ...form, budget: { accounts: null, sales: 0.15, perRep: null } };
    const small = reason({
      code: 'BUDGET_TOO_SMALL',
      unitIds: [],
      relaxBy: 100,
      params: { quantity: 'sales', needed: 300, budget: 150 },
    });
    expect(mendsOf(small, asked)[0]).toMatchObject({ kind: 'budget', share: 0.3 });
    const huge = { ...small, params: { ...small.params, needed: 5000 } };
    expect(mendsOf(huge, asked)[0]).toMatchObject({ kind: 'budget', share: 1 });
    expect(mendsOf(small, form).map(({ kind }) => kind)).toEqual(['tradeOff']);
  });

  it('splits what most often leaves a dead end no room', () => {
    const mends = mendsOf(
      reason({ code: 'DEAD_END', params: { strandsPocket: 1, split0: 2, split1: 5 } }),
      form,
    );
    expect(mends).toEqual([
      { kind: 'splitBeside', unitId: 2, parts: 2 },
      { kind: 'splitBeside', unitId: 5, parts: 2 },
    ]);
  });

  it('splits each big unit once, into as many parts as its worst measure needs', () => {
    const reasons = [
      tooBig(7, 'workload', 0.3, 2),
      tooBig(7, 'potential', 1.4, 3),
      tooBig(8, 'workload', 0.1, 2),
    ];
    expect(allSplits(reasons, form)).toEqual([
      { unitId: 7, parts: 3 },
      { unitId: 8, parts: 2 },
    ]);
  });
});
