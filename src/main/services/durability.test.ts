import { describe, expect, it } from 'vitest';
import { killAtRandom } from '../../../test/support/durability/kill.ts';
import { operations } from '../../../test/support/durability/protocol.ts';

/** `npm run bench -- durability` does the same 240 times and prints what came of it. */
describe('kill -9', () => {
  it('at 40 random moments costs nothing that was answered, and leaves every file whole', async () => {
    const figures = await killAtRandom({ kills: 40, seed: 20_261_122 });
    expect(
      figures.flatMap(({ operation, problems }) => problems.map((text) => `${operation}: ${text}`)),
    ).toEqual([]);
    expect(figures.map(({ operation }) => operation)).toEqual([...operations]);
    expect(figures.every(({ kills, answers }) => kills === 5 && answers > 0)).toBe(true);
    expect(figures.reduce((sum, { within }) => sum + within, 0)).toBeGreaterThan(10);
  }, 180_000);

  it('at 6 random moments of an undo of 12,000 accounts leaves all of it or nothing', async () => {
    const [figures] = await killAtRandom({ kills: 6, seed: 11, only: ['undo'], accounts: 12_000 });
    expect(figures).toMatchObject({ kills: 6, problems: [] });
    expect(figures?.within).toBeGreaterThan(2);
  }, 120_000);

  it.each(['noJournal', 'earlyAnswer'] as const)(
    'would be noticed: %s',
    async (mistake) => {
      const figures = await killAtRandom({
        kills: mistake === 'noJournal' ? 12 : 4,
        seed: 7,
        only: ['edit', 'import'],
        mistake,
      });
      expect(figures.flatMap(({ problems }) => problems).length).toBeGreaterThan(0);
    },
    120_000,
  );
});
