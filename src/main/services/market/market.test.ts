import { afterEach, describe, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../../test/support/grid-session.ts';
import { defaultMarketSettings } from '../../../shared/domain/market.ts';
import type { TemplateBindings, TemplateKind } from '../../../shared/domain/market-templates.ts';
import type { MeasureUnit } from '../../../shared/domain/measures.ts';
import { AppError } from '../../../shared/errors.ts';
import { ownPossibleSales, saturationPotential } from '../../engine/measures/potential.ts';
import { createEditService } from '../edit-service.ts';
import { unitRows } from '../rows-view.ts';
import { createFormulaService, type SaveFormula } from './formula-service.ts';
import { createLadderService } from './ladder-service.ts';

let open: GridSession | undefined;
afterEach(() => open?.dispose());

const written = (
  name: string,
  unit: MeasureUnit,
  expression: string,
  more: Partial<SaveFormula> = {},
): SaveFormula => ({
  key: null,
  name,
  unit,
  expression,
  kind: 'custom',
  inputs: {},
  rollUp: 'sum',
  weight: null,
  ...more,
});

const template = (
  name: string,
  kind: TemplateKind,
  unit: MeasureUnit,
  inputs: TemplateBindings,
): SaveFormula => written(name, unit, '', { kind, inputs });

function market(withAccounts = true) {
  open = gridSession({ columns: 4, rows: 3, accounts: withAccounts ? 60 : 0, reps: 3, seed: 5 });
  const { plan, projection, present } = open;
  const formulas = createFormulaService(() => plan, projection);
  const { edit } = createEditService(() => plan, projection);
  const column = (name: string, unit: MeasureUnit, texts: readonly string[]) => {
    const { key } = formulas.addMeasure({ name, unit });
    const cells = texts.map((value, index) => ({ id: index + 1, field: `measure:${key}`, value }));
    expect(edit({ table: 'units', cells }).rejected).toEqual([]);
    return key;
  };
  return {
    plan,
    projection,
    present,
    formulas,
    edit,
    column,
    ladder: createLadderService(() => plan, projection),
  };
}

const valuesOf = (at: ReturnType<typeof market>, name: string) => {
  const data = at.projection.dataset();
  const index = data.measures.findIndex((measure) => measure.name === name);
  return unitRows(data).map(({ values }) => values[index]);
};

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};

const twelve = (value: string) => new Array<string>(12).fill(value);

describe('potential by template', () => {
  it('holds the worked examples: S1 = 50, S0 = 4 (10 000 households)', async () => {
    const at = market();
    at.column('人口（万）', 'count', twelve('5000'));
    at.column('下期渗透率', 'ratio', twelve('25%'));
    at.formulas.saveFormula(
      template('饱和潜力', 'saturation', 'count', {
        consumers: { name: '人口（万）' },
        personsEach: { value: 5 },
        penetrationNext: { name: '下期渗透率' },
        penetrationNow: { value: 0.2 },
      }),
    );
    at.column('对手产量', 'number', twelve('20'));
    at.formulas.saveFormula(
      template('可能销售', 'possible', 'count', {
        saturation: { name: '饱和潜力' },
        localOutput: { name: '对手产量' },
        broughtIn: { value: 34 },
        shippedOut: { value: 8 },
      }),
    );
    expect(valuesOf(at, '饱和潜力')[0]).toBeCloseTo(50);
    expect(valuesOf(at, '饱和潜力')[0]).toBeCloseTo(saturationPotential(1000, 0.25, 0.2));
    expect(valuesOf(at, '可能销售')[11]).toBeCloseTo(4);
    expect(valuesOf(at, '可能销售')[11]).toBeCloseTo(ownPossibleSales(50, 20, 34, 8));
    const sheet = at.formulas.sheet();
    expect(sheet.formulas[1].result).toMatchObject({ error: null, total: expect.closeTo(48), valued: 12 });
    expect(await at.formulas.sheetSoon()).toEqual(sheet);
  });

  it('says which input is missing or out of range', () => {
    const { formulas } = market();
    const full = {
      population: { value: 1000 },
      income: { value: 50_000 },
      categoryShare: { value: 0.1 },
      productShare: { value: 0.2 },
      ownShare: { value: 0.25 },
    };
    const preview = (inputs: TemplateBindings) => formulas.preview(template('连锁', 'chain', 'fen', inputs));
    expect(preview(full)).toMatchObject({ error: null, total: 12 * 25_000_000 });
    const { income: _, ...without } = full;
    expect(preview(without).error).toEqual({
      code: 'FORMULA_INPUT_MISSING',
      params: { input: 'input:chain.income' },
    });
    expect(preview({ ...full, ownShare: { value: 25 } }).error).toEqual({
      code: 'FORMULA_INPUT_RANGE',
      params: { input: 'input:chain.ownShare', value: 25 },
    });
    expect(preview({ ...full, income: { name: '没有' } }).error?.code).toBe('FORMULA_NAME_UNKNOWN');
  });

  it('refuses a negative potential, naming a unit', () => {
    const { formulas } = market();
    const falling = template('饱和', 'saturation', 'count', {
      consumers: { value: 1000 },
      penetrationNext: { value: 0.1 },
      penetrationNow: { value: 0.2 },
    });
    expect(formulas.preview(falling).negative.count).toBe(12);
    expect(codeOf(() => formulas.saveFormula(falling))).toBe('POTENTIAL_NEGATIVE');
  });
});

describe('calculated measures', () => {
  it('follow their inputs, and undo and redo with them', () => {
    const at = market();
    at.column('人口', 'count', twelve('1000'));
    at.formulas.saveParameter({ key: null, name: '渗透率', unit: 'ratio', value: 0.1 });
    at.formulas.saveFormula(written('家电户数', 'count', '[人口] * [渗透率]'));
    expect(valuesOf(at, '家电户数')[0]).toBe(100);
    at.edit({ table: 'units', cells: [{ id: 1, field: 'measure:typed:1', value: '2000' }] });
    expect(valuesOf(at, '家电户数')[0]).toBe(200);
    at.formulas.saveParameter({ key: 'parameter:1', name: '渗透率', unit: 'ratio', value: 0.5 });
    expect(valuesOf(at, '家电户数')[0]).toBe(1000);
    at.plan.undo();
    at.plan.undo();
    expect(valuesOf(at, '家电户数')[0]).toBe(100);
    at.plan.undo();
    expect(at.formulas.sheet().formulas).toEqual([]);
    at.plan.redo();
    at.plan.redo();
    at.plan.redo();
    expect(valuesOf(at, '家电户数')[0]).toBe(1000);
  });

  it('add up in territories, or divide what adds up', () => {
    const at = market();
    at.column('人口', 'count', ['1000', '3000', ...new Array<string>(10).fill('500')]);
    at.formulas.saveFormula(written('人均销售', 'fenPerCount', '[销售额] / [人口]', { rollUp: 'quotient' }));
    at.formulas.saveFormula(written('半数', 'count', '[人口] / 2'));
    at.formulas.saveFormula(
      written('得分', 'ratio', 'if([人口] > count(600), 1, 0)', { rollUp: 'mean', weight: 'typed:1' }),
    );
    const { total, territories, unassigned } = at.projection.alignment(at.present.id);
    const [people, each, half, score] = total.imported;
    expect(people).toBe(9000);
    expect(each).toBeCloseTo(total.salesFen / 9000);
    expect(half).toBe(4500);
    expect(score).toBeCloseTo(4000 / 9000);
    const parts = [...territories.map(({ sums }) => sums), unassigned];
    expect(parts.reduce((sum, { imported }) => sum + (imported[2] ?? 0), 0)).toBe(4500);
    expect(
      at.projection
        .dataset()
        .measures.slice(-3)
        .map(({ calculated }) => calculated),
    ).toEqual([true, true, true]);
  });

  it('refuse circles, taken names, names in use and units that do not fit, and change nothing', () => {
    const at = market();
    at.formulas.saveFormula(written('甲', 'fen', '[销售额] * 2'));
    at.formulas.saveFormula(written('乙', 'fen', '[甲] + [市场潜力]'));
    const before = at.plan.revision;
    const saving = (input: SaveFormula) => codeOf(() => at.formulas.saveFormula(input));
    expect(saving(written('甲', 'fen', '[乙]', { key: 'formula:1' }))).toBe('FORMULA_CIRCULAR');
    expect(saving(written('丙', 'fen', '[丙]'))).toBe('FORMULA_CIRCULAR');
    expect(saving(written('Sales', 'fen', '[甲]'))).toBe('NAME_TAKEN');
    expect(saving(written('ｐｏｔｅｎｔｉａｌ', 'fen', '[甲]'))).toBe('NAME_TAKEN');
    expect(saving(written('丙', 'fen', '[甲] + [工作量]'))).toBe('FORMULA_UNIT_MIXED');
    expect(saving(written('丙', 'ratio', '[甲]'))).toBe('FORMULA_UNIT_RESULT');
    expect(codeOf(() => at.formulas.removeFormula('formula:1'))).toBe('FORMULA_IN_USE');
    expect(at.plan.revision).toBe(before);
    expect(at.formulas.preview(written('甲', 'fen', '[乙]', { key: 'formula:1' })).error?.params.circle).toBe(
      '甲 → 乙 → 甲',
    );
    at.formulas.saveFormula(written('两倍', 'fen', '[销售额] * 2', { key: 'formula:1' }));
    expect(at.plan.get('formula', { key: 'formula:2' })?.expression).toBe('[两倍] + [市场潜力]');
    expect(at.formulas.sheet().formulas.map(({ result }) => result.error)).toEqual([null, null]);
  });

  it('tell where a value is missing', () => {
    const at = market();
    at.column('人口', 'count', ['0', '', '5']);
    const { dividedByZero, missing, valued } = at.formulas.preview(
      written('每', 'number', '[人口] / [人口]', { rollUp: 'mean' }),
    );
    expect([dividedByZero, missing.count, valued]).toEqual([{ count: 1, unitIds: [1] }, 10, 1]);
  });

  it('stand for potential where the accounts have none, and nowhere else', () => {
    const at = market(false);
    at.column('人口', 'count', ['100', '200']);
    at.formulas.saveFormula(written('容量', 'fen', 'given([人口], 0) * yuan(3) / count(1)'));
    at.formulas.saveFormula(written('降', 'fen', 'yuan(-1)'));
    at.formulas.saveFormula(written('人数', 'count', '[人口] * 2'));
    expect(codeOf(() => at.formulas.setPotentialSource('formula:2'))).toBe('POTENTIAL_NEGATIVE');
    expect(codeOf(() => at.formulas.setPotentialSource('formula:3'))).toBe('POTENTIAL_NOT_MONEY');
    at.formulas.setPotentialSource('formula:1');
    expect(at.projection.alignment(at.present.id).total.potentialFen).toBe(90_000);
    expect(unitRows(at.projection.dataset())[1].values[3]).toBe(60_000);
    at.formulas.saveFormula(written('翻倍', 'fen', '[市场潜力] * 2'));
    expect(valuesOf(at, '翻倍')[1]).toBe(120_000);
    const circle = written('容量', 'fen', '[翻倍]', { key: 'formula:1' });
    expect(codeOf(() => at.formulas.saveFormula(circle))).toBe('FORMULA_CIRCULAR');
    at.plan.undo();
    at.plan.undo();
    expect(at.projection.alignment(at.present.id).total.potentialFen).toBe(0);
  });
});

describe('ladder and states', () => {
  it('come with the figures that decided, and follow thresholds and the hand', () => {
    const at = market();
    const first = at.ladder.sheet();
    expect(first.settings).toEqual(defaultMarketSettings);
    expect(first.capacity).toBe(3 * 920);
    expect(new Set(first.units.map(({ step }) => step)).has('core')).toBe(true);
    const best = first.units.reduce((a, b) => (b.potential > a.potential ? b : a));
    expect(best).toMatchObject({
      rank: 1,
      callsSoFar: best.calls,
      met: [true, true, true, true],
      step: 'core',
    });
    const tight = at.ladder.setSettings({ ...defaultMarketSettings, capacityShare: 0 });
    expect(tight.units.every(({ step }) => step === 'preferred' || step === 'candidate')).toBe(true);
    const byHand = at.ladder.setStep([best.unitId], 'key');
    const held = byHand.units.find(({ unitId }) => unitId === best.unitId);
    expect(held).toMatchObject({ step: 'key', calculated: 'preferred', isByHand: true });
    expect(at.ladder.setStep([best.unitId], null).units.some(({ isByHand }) => isByHand)).toBe(false);
    at.plan.undo();
    expect(at.ladder.sheet().units.filter(({ isByHand }) => isByHand)).toHaveLength(1);
    expect(codeOf(() => at.ladder.setStep([999], 'core'))).toBe('NOT_FOUND');
    expect(codeOf(() => at.ladder.setSettings({ ...defaultMarketSettings, potentialKey: 'calls' }))).toBe(
      'POTENTIAL_NOT_MONEY',
    );
  });

  it('counts competitors’ sites of each unit', () => {
    const at = market();
    at.plan.edit({ key: 'import.competitors', params: {} }, ['competitors'], (write) => {
      for (let id = 1; id <= 6; id++)
        write.put('competitor', {
          id,
          name: `店${id}`,
          brand: '',
          longitude: 116,
          latitude: 30,
          unit_id: id < 5 ? 2 : 7,
        });
    });
    const { units, usual } = at.ladder.sheet();
    expect(units.map(({ sites }) => sites)).toEqual([0, 4, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0]);
    expect(usual.densityFrom).toBeGreaterThan(0);
    expect(units[1].state).toMatch(/Fierce$/);
    at.formulas.saveFormula(
      written('网点密度', 'countPerSquareMetre', '[竞争网点数] / [单元面积]', { rollUp: 'quotient' }),
    );
    expect(valuesOf(at, '网点密度')[1]).toBeCloseTo(4 / 1e8);
  });
});
