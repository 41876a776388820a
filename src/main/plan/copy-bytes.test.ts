import { readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connect } from './connection.ts';
import { copyBytes } from './copy-bytes.ts';
import { FileWatch } from './file-watch.ts';
import { afterTest, testFolder, testPlan } from './testing/folder.ts';
import { label } from './testing/label.ts';
import { unit } from './testing/records.ts';

/** FAT tells no shorter time than two seconds. */
const atOneTick = (path: string) => utimesSync(path, 1_800_000_000, 1_800_000_000);

/** A plan's file of more than one slice, of which SQLite keeps next to nothing in memory: what is changed spills into it at once. */
function spillingFile() {
  const plan = testPlan();
  plan.edit(label('import'), ['units'], (write) => {
    for (let id = 1; id <= 24_000; id++) write.put('unit', unit(id, { name: `甲${id}` }));
  });
  const { path } = plan;
  plan.close();
  const bytes = readFileSync(path);
  atOneTick(path);
  const db = connect(path);
  db.pragma('cache_size = 4');
  const watch = new FileWatch(db, path);
  afterTest(() => {
    db.close();
    watch.close();
  });
  return { db, path, bytes, watch };
}

it('what is read while something is looked at, and taken back within one tick of the clock, is not taken for the plan', async () => {
  const { db, path, bytes, watch } = spillingFile();
  const before = watch.held();
  const target = join(testFolder(), 'copy.sqlite');
  let asked = 0;
  // The second slice is read, in a thread, while the program is in the midst of looking.
  const held = () => {
    asked++;
    if (asked === 2) db.exec("BEGIN; UPDATE unit SET name = '乙' || id");
    if (asked <= 2) return before;
    if (asked === 3) {
      db.exec('ROLLBACK');
      atOneTick(path);
      watch.wrote('takenBack');
    }
    return watch.held();
  };
  const isWhole = await copyBytes(held, target, () => {});
  expect(readFileSync(target).equals(bytes)).toBe(false);
  expect(isWhole).toBe(false);
});
