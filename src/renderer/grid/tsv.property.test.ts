import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTsv, inert, parseTsv } from './tsv.ts';

const cell = fc.string({
  unit: fc.constantFrom('a', '中', '1', '"', '\t', '\n', '\r', ' ', '=', '-', '@', '+', ','),
  maxLength: 8,
});

// The alphabet has no apostrophe: one already there could not be told from ours.
describe('clipboard text', () => {
  it('comes back as it was copied', () => {
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      )
      // A lone empty last row is the line break at the end, which spreadsheets add.
      .filter((rows) => !(rows.length > 1 && rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === ''));
    fc.assert(
      fc.property(table, (rows) => {
        expect(parseTsv(formatTsv(rows))).toEqual(rows);
      }),
    );
  });

  it('never leaves a formula for a spreadsheet to run', () => {
    fc.assert(
      fc.property(cell, (text) => {
        const safe = inert(text);
        expect(/^[=@\t\r]/.test(safe)).toBe(false);
        if (/^[+-]/.test(safe))
          expect(Number.isFinite(Number(safe.replaceAll(',', '').replace('%', '')))).toBe(true);
      }),
    );
  });

  it('reads what Excel writes', () => {
    expect(parseTsv('a\tb\r\n"x\ty"\t"line1\nline2"\r\n')).toEqual([
      ['a', 'b'],
      ['x\ty', 'line1\nline2'],
    ]);
    expect(parseTsv('"say ""hi"""\t')).toEqual([['say "hi"', '']]);
    expect(parseTsv('"12 inch\tb')).toEqual([['"12 inch', 'b']]);
    expect(parseTsv('')).toEqual([['']]);
    expect(parseTsv('\r\n\r\nx')).toEqual([[''], [''], ['x']]);
  });

  it('keeps numbers plain', () => {
    expect(inert('-12.5')).toBe('-12.5');
    expect(inert('-1,234.5')).toBe('-1,234.5');
    expect(inert('-1+2')).toBe("'-1+2");
  });
});
