import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { all, codeOf, sent, two } from '../../../../test/support/review-pair.ts';
import { openPackage, type PackageContent, writePackage } from '../../exchange/review/package-file.ts';
import { dump } from '../../plan/testing/folder.ts';

/** Whoever knows the password may have put anything in: what decrypts rightly is judged like any file from a stranger. */

const nonsense = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    -1,
    0,
    1.5,
    1e300,
    9_007_199_254_740_993n,
    '{}',
    '[[]]',
    '{"__proto__":1}',
    'x'.repeat(100_000),
    Buffer.alloc(5000, 255),
  ),
  fc.string(),
  fc.integer(),
  fc.double(),
);

/** What is done to the plan within. */
type Harm =
  | { kind: 'bytes'; at: number; bytes: Uint8Array }
  | { kind: 'cut'; share: number }
  | { kind: 'cells'; table: number; column: number; value: unknown }
  | { kind: 'statement'; sql: string };

const harms = fc.oneof(
  fc.record({
    kind: fc.constant('bytes' as const),
    at: fc.nat(1_000_000),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 200 }),
  }),
  fc.record({ kind: fc.constant('cut' as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  {
    arbitrary: fc.record({
      kind: fc.constant('cells' as const),
      table: fc.nat(500),
      column: fc.nat(50),
      value: nonsense,
    }),
    weight: 4,
  },
  fc.record({
    kind: fc.constant('statement' as const),
    sql: fc.constantFrom(
      'PRAGMA user_version = 999999',
      'PRAGMA user_version = 0',
      'PRAGMA application_id = 1',
      'DROP TABLE territory',
      'DELETE FROM review_package',
      'DELETE FROM review_content',
      'DELETE FROM scenario',
      'CREATE TABLE more (a)',
      'CREATE VIEW v AS SELECT 1',
      'CREATE TRIGGER t AFTER INSERT ON unit BEGIN DELETE FROM unit; END',
      'UPDATE review_package SET scenario_id = 999',
      // Counts beyond any team's.
      `INSERT INTO territory (scenario_id, territory_id, name, colour, rep_id, locked, share, position)
       WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
       SELECT (SELECT max(id) FROM scenario), i, 'T' || i, 0, NULL, 0, 1, i FROM n`,
    ),
  }),
);

function harmed(plan: Buffer, harm: Harm): Buffer {
  if (harm.kind === 'cut') return plan.subarray(0, Math.floor(harm.share * plan.length));
  if (harm.kind === 'bytes') {
    const copy = Buffer.from(plan);
    copy.set(harm.bytes, Math.min(harm.at, copy.length - harm.bytes.length));
    return copy;
  }
  const db = new Database(Buffer.from(plan));
  try {
    db.pragma('ignore_check_constraints = ON');
    db.pragma('foreign_keys = OFF');
    if (harm.kind === 'statement') db.exec(harm.sql);
    else
      try {
        db.prepare(statementOf(db, harm)).run(harm.value);
      } catch {
        // What SQLite itself refuses (a text among numbers) nobody can send.
      }
    return db.serialize();
  } finally {
    db.close();
  }
}

function statementOf(db: Database.Database, { table, column }: { table: number; column: number }): string {
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    .pluck()
    .all()
    .filter((name) => db.prepare(`SELECT 1 FROM "${name}" LIMIT 1`).get() !== undefined);
  const name = tables[table % tables.length] ?? '';
  const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name);
  return `UPDATE OR IGNORE "${name}" SET "${columns[column % columns.length]}" = ?`;
}

it.each([null, '暗号'])(
  'a package that opens rightly (password %s) and holds nonsense is refused or harmless',
  async (password) => {
    const both = two();
    const { plan, review, sender, reviewer } = both;
    const { made, path } = await sent(both, password);
    const returned = reviewer.path('back.bwreview');
    await reviewer.services.review.sendBack('已调整', password, returned);
    const contents: readonly PackageContent[] = await Promise.all(
      [path, returned].map((file) => openPackage(readFileSync(file), password, 'x')),
    );
    const before = dump(plan);
    const hostile = sender.path('hostile.bwreview');
    await fc.assert(
      fc.asyncProperty(harms, fc.constantFrom(0, 1), async (harm, which) => {
        const content = contents[which];
        if (!content) return;
        await writePackage(hostile, { ...content, plan: harmed(content.plan, harm) }, password);
        const code = await codeOf(async () => {
          if (content.kind === 'sent')
            return reviewer.services.review.unpack(hostile, password, reviewer.path('hostile.sqlite'));
          await review.take(hostile, password, 'hostile.bwreview');
          review.preview(all(made.id));
          await review.accept(all(made.id));
        });
        expect(code).not.toBe('INTERNAL');
        expect(plan.integrity()).toEqual([]);
        while (
          plan.undoLabel()?.key.startsWith('review.') &&
          JSON.stringify(dump(plan)) !== JSON.stringify(before)
        )
          plan.undo();
        expect(dump(plan)).toEqual(before);
      }),
      { numRuns: password === null ? 120 : 6, interruptAfterTimeLimit: 40_000 },
    );
  },
  120_000,
);
