import { describe, expect, it } from 'vitest';
import { failAtEveryCall } from '../../../test/support/durability/failing-disk.ts';
import { faultLibrary } from '../../../test/support/durability/fault-library.ts';
import { cutPower } from '../../../test/support/durability/power.ts';

/** Needs Linux and a C compiler: the disk is made to fail beneath SQLite and Node (`test/support/durability/faults.c`). */
const library = faultLibrary() ?? '';

describe.skipIf(library === '')('a disk that fails', () => {
  it.each([
    ['ENOSPC', 'edit', ['PLAN_DISK_FULL', 'PLAN_IO']],
    ['ENOSPC', 'undo', ['PLAN_DISK_FULL', 'PLAN_IO']],
    ['ENOSPC', 'copy', ['PLAN_DISK_FULL', 'FILE_WRITE_FAILED']],
    ['ENOSPC', 'backup', ['PLAN_DISK_FULL', 'FILE_WRITE_FAILED']],
    ['EIO', 'edit', ['PLAN_IO']],
    ['EIO', 'undo', ['PLAN_IO']],
    ['EIO', 'giveUp', ['PLAN_IO']],
    ['EIO', 'copy', ['FILE_WRITE_FAILED']],
    ['EIO', 'backup', ['FILE_WRITE_FAILED']],
    ['EROFS', 'edit', ['PLAN_IO', 'PLAN_READ_ONLY']],
  ] as const)(
    'with %s at any call of %s says so, loses nothing, and the step can be done again',
    (error, work, codes) => {
      const { turns, left } = failAtEveryCall(library, { error, work });
      const failures = turns.filter(({ failed }) => failed !== 'done');
      expect(turns.at(-1)).toMatchObject({ failed: 'done', again: 'done' });
      expect(failures.length).toBeGreaterThan(0);
      for (const turn of failures) {
        expect(codes, `call ${turn.pass}`).toContain(turn.failed);
        expect(turn).toMatchObject({ kept: true, again: 'done', problems: [] });
      }
      // a disk that is merely full can always be read, and never holds what it said it had no room for
      if (error === 'ENOSPC')
        for (const turn of failures) expect(turn).toMatchObject({ readable: 'done', stands: false });
      expect(left).toEqual([]);
    },
    60_000,
  );
});

describe.skipIf(library === '')('a network drive that fails', () => {
  it.each([
    ['ESTALE', 'edit', 'w', ['PLAN_IO']],
    ['ENOTCONN', 'edit', 'w', ['PLAN_IO']],
    ['ETIMEDOUT', 'edit', 'w', ['PLAN_IO']],
    ['EBUSY', 'edit', 'w', ['PLAN_IO']],
    ['ESTALE', 'undo', 'w', ['PLAN_IO']],
    ['ENOTCONN', 'copy', 'w', ['FILE_WRITE_FAILED']],
    ['EBUSY', 'copy', 'w', ['FILE_WRITE_FAILED', 'PLAN_LOCKED']],
    ['ETIMEDOUT', 'backup', 'w', ['FILE_WRITE_FAILED']],
    ['ESTALE', 'open', 'r', ['PLAN_IO']],
    ['ENOTCONN', 'open', 'r', ['PLAN_IO']],
    ['ESTALE', 'edit', 'r', ['PLAN_IO']],
    ['ESTALE', 'backup', 'r', ['FILE_WRITE_FAILED']],
    ['ENOLCK', 'open', 'l', ['PLAN_LOCKED', 'PLAN_IO']],
    ['ETIMEDOUT', 'open', 'l', ['PLAN_LOCKED', 'PLAN_IO']],
    ['ENOTCONN', 'open', 'l', ['PLAN_IO']],
  ] as const)(
    'with %s at any call of %s (%s) says so, loses nothing, and goes on when the drive answers',
    (error, work, calls, codes) => {
      const { turns, left } = failAtEveryCall(library, { error, work, calls });
      const failures = turns.filter(({ failed }) => failed !== 'done');
      expect(turns.at(-1)).toMatchObject({ failed: 'done', again: 'done' });
      expect(failures.length).toBeGreaterThan(0);
      for (const turn of failures) {
        expect(codes, `call ${turn.pass}`).toContain(turn.failed);
        expect(turn).toMatchObject({ kept: true, again: 'done', problems: [] });
      }
      expect(left).toEqual([]);
    },
    60_000,
  );
});

describe.skipIf(library === '')('power cut at any moment', () => {
  it('leaves a sound plan that holds every step accepted by then', () => {
    const { problems, cuts, uncertain } = cutPower(library, { steps: 20, cuts: 90, seed: 20_261_122 });
    expect(problems).toEqual([]);
    expect(cuts).toBe(90);
    expect(uncertain).toBeGreaterThan(60);
  }, 120_000);

  it('would be noticed without synchronisation', () => {
    const { problems } = cutPower(library, { steps: 6, cuts: 20, seed: 1, mistake: 'noSync' });
    expect(problems.length).toBeGreaterThan(0);
  }, 120_000);
});
