import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isInside } from '../host/bundle.ts';
import { freePath, safeFileName, withExtension } from './file-names.ts';

it.each([
  ['华东 2027.sqlite', '华东 2027.sqlite'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\li\\plan.xlsx', 'plan.xlsx'],
  ['a<b>:"|?*.csv', 'a_b______.csv'],
  ['  .hidden. ', 'hidden'],
  ['CON.xlsx', 'file'],
  ['..', 'file'],
  ['', 'file'],
])('safeFileName(%j) is %j', (given, expected) => {
  expect(safeFileName(given, 'file')).toBe(expected);
});

it('safeFileName keeps any text inside its folder and short', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (given) => {
      const name = safeFileName(given, 'file');
      expect(isInside('/jail', join('/jail', name))).toBe(true);
      expect(dirname(join('/jail', name))).toBe('/jail');
      expect(name.length).toBeLessThanOrEqual(170);
    }),
  );
});

it('withExtension adds the first extension only where none of them stands', () => {
  expect(withExtension('plan', ['sqlite'])).toBe('plan.sqlite');
  expect(withExtension('plan.SQLITE', ['sqlite'])).toBe('plan.SQLITE');
  expect(withExtension('v1.2', ['xlsx', 'csv'])).toBe('v1.2.xlsx');
  expect(withExtension('a.csv', ['xlsx', 'csv'])).toBe('a.csv');
  expect(withExtension('a', [])).toBe('a');
});

it('freePath counts on until no file has the name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-names-'));
  try {
    for (const expected of ['plan.sqlite', 'plan (2).sqlite', 'plan (3).sqlite']) {
      const path = freePath(folder, 'plan.sqlite');
      expect(basename(path)).toBe(expected);
      writeFileSync(path, '');
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
