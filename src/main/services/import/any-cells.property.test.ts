import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { fillGrid } from '../../../../test/support/grid-plan.ts';
import { takeIn } from '../../../../test/support/take-in.ts';
import { importFields, importKinds } from '../../../shared/domain/import-fields.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Cell } from '../../exchange/formats/sheet.ts';
import type { Plan } from '../../plan/plan.ts';
import { testPlan } from '../../plan/testing/folder.ts';

let plan: Plan;
beforeEach(() => {
  plan = testPlan();
  plan.edit({ key: 'test', params: {} }, ['units', 'accounts', 'reps', 'state'], (write) =>
    fillGrid(write, { columns: 4, rows: 3, accounts: 5, reps: 2, seed: 1 }),
  );
});

/** Pieces that the readers of figures, degrees, months, names and ids look for. */
const pieces =
  '0 1 9 118 2026 . , - + % ° ′ ″ : / \u3000 E N e9 万 亿 萬 元 年 月 日 东经 南 二〇 县1 市0 100001 代表1 客户1 =1+1 \' " \u202e \ud800 __proto__ NaN Infinity #REF!'.split(
    ' ',
  );
const cell: fc.Arbitrary<Cell> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom(' ', '\n', ...pieces), { maxLength: 5 })
      .map((found) => found.join('')),
  },
  fc.constantFrom<Cell>(null, '', true, { error: '#N/A' }, 1e300, -1e-300, -0, 2 ** 53),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

/** What is right in columns that a row can't do without; '1' does elsewhere. */
const right: Readonly<Record<string, Cell>> = {
  ...{ code: '100001', ref: 'C1', longitude: 116.05, latitude: 30.05, month: '2026-01', postal: '210000' },
  ...{ unitCode: '100002', accountRef: '', territory: '代表1', from: '100001', to: '100002' },
};

describe('a sheet whose headings are right, whatever stands in its cells', () => {
  it.each(importKinds)(
    'of %s comes in or is refused in words',
    (kind) => {
      const fields = importFields[kind].map(({ key }) => key);
      const row = fc.tuple(
        ...fields.map((key) =>
          fc.oneof({ weight: 2, arbitrary: fc.constant(right[key] ?? '1') }, { weight: 1, arbitrary: cell }),
        ),
      );
      const sheet = fc.record({
        rows: fc.array(row, { minLength: 1, maxLength: 3 }),
        erase: fc.boolean(),
        plainText: fc.boolean(),
      });
      let taken = 0;
      fc.assert(
        fc.property(sheet, (given) => {
          const before = plan.revision;
          try {
            takeIn(plan, { kind, fields, ...given });
          } catch (error) {
            // Anything else is a reader that broke.
            if (!(error instanceof AppError)) throw error;
            expect(error.code).toMatch(/^IMPORT_/);
          }
          expect(plan.integrity()).toEqual([]);
          if (plan.revision === before) return;
          taken += 1;
          plan.undo();
        }),
        { numRuns: 60 },
      );
      expect(taken).toBeGreaterThan(0);
    },
    60_000,
  );
});

it.each(
  importKinds.flatMap((kind) =>
    importFields[kind].flatMap(({ key, most }) => (most === undefined ? [] : [[kind, key, most] as const])),
  ),
)('%s: %s over %s is told at its cell and not taken, the rest of the row is', (kind, field, most) => {
  const fields = ['ref', 'name', field];
  const { findings } = takeIn(plan, {
    kind,
    fields,
    rows: [
      ['Z1', '甲', most],
      ['Z2', '乙', most * 1.01],
    ],
  });
  expect(findings.filter(({ code }) => code === 'NUMBER_TOO_LARGE')).toMatchObject([
    { row: 3, action: 'blanked' },
  ]);
  const table = kind === 'reps' ? 'rep' : 'account';
  expect(plan.all(table).flatMap(({ ref }) => (ref.startsWith('Z') ? [ref] : []))).toEqual(['Z1', 'Z2']);
});

it('a postal code of a single character is told, also when it takes two UTF-16 units', () => {
  const fields = ['postal', 'code', 'name'];
  const { findings } = takeIn(plan, {
    kind: 'postalCodes',
    fields,
    rows: [
      ['\u{20000}', '100001', ''],
      ['210000', '100001', ''],
    ],
  });
  expect(findings.filter(({ row }) => row === 2)).toHaveLength(1);
  expect(plan.all('postal_code')).toEqual([{ postal: '210000', unit_id: 1 }]);
});
