import { describe, expect, it } from 'vitest';
import {
  assignField,
  assignYear,
  fullMapping,
  mappingProblems,
  neededFields,
  needsCoordinateSystem,
  yearIn,
} from './mapping.ts';

const blank = (count: number) =>
  Array.from({ length: count }, (_, column) => ({ column, field: null, year: null }));

describe('mapping of columns', () => {
  it('has an entry for every column', () => {
    const columns = ['a', 'b', 'c'].map((header) => ({
      header,
      samples: [],
      numeric: false,
      yearless: false,
    }));
    expect(fullMapping({ columns, mapping: [{ column: 1, field: 'ref', year: null }] })).toEqual([
      { column: 0, field: null, year: null },
      { column: 1, field: 'ref', year: null },
      { column: 2, field: null, year: null },
    ]);
  });
  it('asks for a month and an amount, or for columns of months in their place', () => {
    expect(neededFields(blank(2), 'sales')).toEqual(['month', 'ref', 'amount']);
    const wide = assignField(blank(2), 'sales', 1, 'salesMonth', '2026年1月');
    expect(neededFields(wide, 'sales')).toEqual(['ref', 'salesMonth']);
  });
  it('moves a field that may be there once', () => {
    const first = assignField(blank(3), 'accounts', 0, 'ref', '编号');
    expect(assignField(first, 'accounts', 2, 'ref', '客户号').map(({ field }) => field)).toEqual([
      null,
      null,
      'ref',
    ]);
  });
  it('lets yearly amounts repeat, with the year of the heading', () => {
    const one = assignField(blank(2), 'accounts', 0, 'salesYear', '２０２５年销售额');
    const two = assignField(one, 'accounts', 1, 'salesYear', '销售额');
    expect(two).toEqual([
      { column: 0, field: 'salesYear', year: 2025 },
      { column: 1, field: 'salesYear', year: null },
    ]);
    expect(mappingProblems(two, 'accounts')).toContainEqual({ code: 'year', column: 1 });
    expect(mappingProblems(assignYear(two, 1, 2025), 'accounts')).toContainEqual({
      code: 'sameYear',
      column: 1,
      year: 2025,
    });
    expect(mappingProblems(assignYear(two, 1, 2026), 'accounts')).toEqual([
      { code: 'required', field: 'ref' },
    ]);
  });
  it('asks for what is required and for both coordinates', () => {
    const half = assignField(assignField(blank(2), 'accounts', 0, 'ref', ''), 'accounts', 1, 'longitude', '');
    expect(mappingProblems(half, 'accounts')).toEqual([{ code: 'pair', field: 'latitude' }]);
    expect(mappingProblems(blank(1), 'competitors').map((p) => p.code)).toEqual([
      'required',
      'required',
      'required',
    ]);
    expect(mappingProblems(assignField(blank(1), 'assignments', 0, 'territory', ''), 'assignments')).toEqual([
      { code: 'required', field: 'unitCode' },
    ]);
  });
  it('asks for a coordinate system only where there are coordinates', () => {
    expect(needsCoordinateSystem(blank(2), 'sales')).toBe(false);
    expect(needsCoordinateSystem(blank(2), 'units')).toBe(true);
  });
  it('finds a year in a heading', () => {
    expect(yearIn('2025年销售额(元)')).toBe(2025);
    expect(yearIn('客户12025')).toBe(2025);
    expect(yearIn('销售额')).toBeNull();
  });
});
