import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTsv, inert, parseTsv } from './tsv.ts';

const cell = fc.string({
  unit: fc.constantFrom('a', '中', '1', '"', "'", '\t', '\n', '\r', ' ', '=', '-', '@', '+', ','),
  maxLength: 8,
});

describe('clipboard text', () => {
  it('comes back as it was copied', () => {
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        expect(parseTsv(formatTsv(rows))).toEqual(rows);
      }),
      { numRuns: 1000 },
    );
  });

  it('comes back whatever the characters are', () => {
    const any = fc.string({ unit: 'binary', maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(any, any), { minLength: 1, maxLength: 4 }), (rows) => {
        expect(parseTsv(formatTsv(rows))).toEqual(rows.map((row) => [...row]));
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
    // Quotes alone don't make Excel quote a cell: it writes them as they are.
    expect(parseTsv('say "hi"\tb\r\n')).toEqual([['say "hi"', 'b']]);
    expect(parseTsv('5" pipe\t"\r\n')).toEqual([['5" pipe', '"']]);
    // Two lines in a cell (Alt+Enter) with quotes: quoted, and the quotes doubled.
    expect(parseTsv('"a ""b""\nc"\tx\r\n')).toEqual([['a "b"\nc', 'x']]);
    // Two empty rows, two empty columns.
    expect(parseTsv('\r\n\r\n')).toEqual([[''], ['']]);
    expect(parseTsv('\t\r\n')).toEqual([['', '']]);
    // LibreOffice and Numbers end rows with a line feed, and leave the last one out.
    expect(parseTsv('a\tb\nc\td')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
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
