import { describe, expect, it } from 'vitest';
import type { MeasureUnit } from '../../../shared/domain/measures.ts';
import { AppError } from '../../../shared/errors.ts';
import { calculateFormulas } from './calculate.ts';
import type { Formula, Source } from './names.ts';
import { longestFormula, parseFormula } from './parse.ts';
import { renameIn } from './rename.ts';

const source = (name: string, unit: MeasureUnit, ...values: number[]): Source => ({
  key: name,
  names: [name],
  unit,
  value: values.length === 1 ? values[0] : Float64Array.from(values),
});

const sources = [
  source('人口', 'count', 1000, 2000, 0),
  source('销售额', 'fen', 100_00, 300_00, 500_00),
  source('工作量', 'minutes', 60, 120, 180),
  source('面积', 'squareMetres', 1e6, 2e6, 4e6),
  source('渗透率', 'ratio', 0.25),
  source('Own share (%)', 'ratio', 0.1, Number.NaN, 0.3),
];
const adjacency = { offsets: Int32Array.of(0, 1, 3, 4), neighbours: Int32Array.of(1, 0, 2, 1) };

const formula = (name: string, unit: MeasureUnit, expression: string): Formula => ({
  key: name,
  names: [name],
  unit,
  expression,
});

function one(expression: string, unit: MeasureUnit = 'number') {
  const [result] = calculateFormulas([formula('结果', unit, expression)], sources, 3, adjacency);
  return result;
}

const values = (expression: string, unit?: MeasureUnit) => {
  const { error, values: found } = one(expression, unit);
  if (error) throw error;
  return [...found];
};

function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('not refused');
}

describe('a formula', () => {
  it('calculates over all units at once, in the spelling of either language', () => {
    expect(values('人口 * 渗透率', 'count')).toEqual([250, 500, 0]);
    expect(values('（[人口] × ２５％）', 'count')).toEqual([250, 500, 0]);
    expect(values('[销售额] / [人口]', 'fenPerCount')).toEqual([10, 15, Number.NaN]);
    expect(values('if([人口] > count(500) && !([人口] = count(2000)), 1, 2)')).toEqual([1, 2, 2]);
    expect(values('[人口] <> 0 ? 1 : 0')).toEqual([1, 1, 0]);
    expect(values('[销售额] / total([销售额])', 'ratio')).toEqual([1 / 9, 3 / 9, 5 / 9]);
    expect(values('neighbours([销售额])', 'fen')).toEqual([30_000, 60_000, 30_000]);
    expect(values('given([Own share (%)], 0.5)', 'ratio')).toEqual([0.1, 0.5, 0.3]);
    expect(values('yuan(1.5) + hours(2) / minutes(60) * yuan(1)', 'fen')).toEqual([350, 350, 350]);
    expect(values('-2 - -3 * 2')).toEqual([4, 4, 4]);
    expect(values('sqrt([面积] * [面积]) / km2(1)')).toEqual([1, 2, 4]);
  });

  it('has no value where something is divided by 0, and says where', () => {
    const { values: found, dividedByZero, missing } = one('[销售额] / [人口]', 'fenPerCount');
    expect(found[2]).toBeNaN();
    expect(dividedByZero).toEqual([2]);
    expect(missing).toEqual([]);
    expect(one('if([人口] > 0, [销售额] / [人口], 0)', 'fenPerCount').dividedByZero).toEqual([]);
    expect(one('[Own share (%)] * 2', 'ratio').missing).toEqual([1]);
    expect(one('log([Own share (%)] - 0.1)').undefinedAt).toEqual([0]);
    expect(one('[人口] - count(1500)', 'count').negative).toEqual([0, 2]);
  });

  it('knows units: like may be added, products and quotients combine, the result must be what is declared', () => {
    expect(one('[销售额] + [工作量]', 'fen').error).toMatchObject({
      code: 'FORMULA_UNIT_MIXED',
      params: { at: 1, end: 13, left: 'unit:fen', right: 'unit:minutes' },
    });
    expect(one('[销售额] * [工作量]', 'fen').error).toMatchObject({
      code: 'FORMULA_UNIT_RESULT',
      params: { found: 'unit:fen*minutes', declared: 'unit:fen' },
    });
    expect(one('sqrt([销售额])').error).toMatchObject({
      code: 'FORMULA_UNIT_NEEDED',
      params: { name: 'sqrt' },
    });
    expect(one('[人口] + 1', 'count').error?.code).toBe('FORMULA_UNIT_MIXED');
    expect(values('max([销售额] - yuan(200), 0)', 'fen')).toEqual([0, 10_000, 30_000]);
    expect(one('[人口] > 0').error?.code).toBe('FORMULA_CONDITION_AS_NUMBER');
    expect(one('if([人口], 1, 2)').error?.code).toBe('FORMULA_CONDITION_NEEDED');
  });

  it('refuses what is wrong with its place', () => {
    expect(one('[人口] * [渗透]', 'count').error).toMatchObject({
      code: 'FORMULA_NAME_UNKNOWN_NEAR',
      params: { at: 8, end: 11, name: '渗透', near: '渗透率' },
    });
    expect(refusal(() => parseFormula('1 + * 2')).params.at).toBe(5);
    expect(refusal(() => parseFormula('1 + foo(2)'))).toMatchObject({
      code: 'FORMULA_FUNCTION_UNKNOWN',
      params: { at: 5, name: 'foo' },
    });
    expect(refusal(() => parseFormula('min()'))).toMatchObject({
      code: 'FORMULA_ARGUMENTS',
      params: { least: 1 },
    });
    for (const text of [
      'a.b',
      'a[1]',
      '"x"',
      'a = b; c',
      'a, b',
      '(1, 2)',
      '[a',
      'a b',
      '`x`',
      'x => 1',
      'a ?? b',
      '1e999',
      '()',
      '!',
      '1 2',
    ])
      expect(refusal(() => parseFormula(text)).code, text).toMatch(/^FORMULA_(SYNTAX|NOT_ALLOWED|ARGUMENTS)/);
    expect(refusal(() => parseFormula('  ')).code).toBe('FORMULA_EMPTY');
  });

  it('takes no names of the language it is written in, and no endless text', () => {
    for (const name of [
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'this',
      'process',
      '[__proto__]',
    ])
      expect(one(name).error?.code, name).toMatch(/^FORMULA_NAME_UNKNOWN/);
    for (const call of ['constructor(1)', '__proto__(1)', 'toString()', 'eval(1)', 'a.constructor("x")()'])
      expect(refusal(() => parseFormula(call)).code, call).toMatch(/FUNCTION_UNKNOWN|NOT_ALLOWED|SYNTAX/);
    expect(refusal(() => parseFormula('1+'.repeat(500_000))).code).toBe('FORMULA_TOO_LONG');
    expect(refusal(() => parseFormula('('.repeat(longestFormula))).code).toBe('FORMULA_TOO_DEEP');
    expect(refusal(() => parseFormula(`${'1+'.repeat(longestFormula / 2 - 1)}1`)).code).toBe(
      'FORMULA_TOO_DEEP',
    );
    expect(refusal(() => parseFormula(`${'-'.repeat(longestFormula - 1)}1`)).code).toBe('FORMULA_TOO_DEEP');
  });

  it('names the circle', () => {
    const circle = calculateFormulas(
      [
        formula('甲', 'number', '[乙] + 1'),
        formula('乙', 'number', '[丙] + 1'),
        formula('丙', 'number', '[甲] + 1'),
        formula('丁', 'number', '[甲] + 1'),
        formula('戊', 'number', '[戊]'),
        formula('己', 'number', '1 + 1'),
      ],
      sources,
      3,
      null,
    );
    expect(circle.map(({ error }) => error?.params.circle ?? error?.code)).toEqual([
      '甲 → 乙 → 丙 → 甲',
      '乙 → 丙 → 甲 → 乙',
      '丙 → 甲 → 乙 → 丙',
      'FORMULA_NEEDS_OTHER',
      '戊 → 戊',
      undefined,
    ]);
    expect(circle[5].values[0]).toBe(2);
  });

  it('is a circle, too, when potential comes from a formula that names potential', () => {
    const potential: Source = { ...source('市场潜力', 'fen', 1, 2, 3), takenFrom: '机会' };
    const [found] = calculateFormulas([formula('机会', 'fen', '[市场潜力] * 2')], [potential], 3, null);
    expect(found.error?.params.circle).toBe('机会 → 机会');
  });

  it('follows a name that changes', () => {
    expect(renameIn('[人口] * 人口 + [人口数]', '人口', '常住[人]口')).toBe(
      '[常住[人]]口] * [常住[人]]口] + [人口数]',
    );
    expect(renameIn('[人口', '人口', 'x')).toBe('[人口');
  });
});
