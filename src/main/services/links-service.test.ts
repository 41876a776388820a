import { afterEach, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../test/support/grid-session.ts';
import { utf8 } from '../../shared/wire/utf8.ts';
import { lookForLinks } from '../jobs/link-job.ts';
import { createLinksService } from './links-service.ts';
import { createLadderService } from './market/ladder-service.ts';

let opened: GridSession | undefined;
afterEach(() => opened?.dispose());

function open() {
  opened = gridSession({ columns: 3, rows: 2, accounts: 20, reps: 2, seed: 1 });
  return opened;
}

it('neighbours are what touches or is linked, each pair once, without barriers', () => {
  const { plan, projection } = open();
  const links = createLinksService(() => plan, projection);
  const pairs = () => {
    const { a, b } = links.neighbours().pairs;
    return Array.from(a, (id, at) => `${id}-${b[at]}`).sort();
  };
  // 1 2 3 over 4 5 6.
  expect(pairs()).toEqual(['1-2', '1-4', '2-3', '2-5', '3-6', '4-5', '5-6']);
  links.setLink(1, 6, 'link');
  links.setLink(5, 2, 'barrier');
  expect(pairs()).toEqual(['1-2', '1-4', '1-6', '2-3', '3-6', '4-5', '5-6']);
  expect(links.neighbours().links).toEqual([
    { a: 1, b: 6, kind: 'link' },
    { a: 2, b: 5, kind: 'barrier' },
  ]);
});

it('islands are looked for in a thread of their own when the borders are many, with the same answer', async () => {
  const { plan, projection } = open();
  const links = createLinksService(() => plan, projection);
  for (const [a, b] of [
    [1, 2],
    [1, 4],
  ] as const)
    links.setLink(a, b, 'barrier');
  const found = await links.suggest();
  expect(found).toHaveLength(1);
  expect([found[0]?.a, found[0]?.b]).toContain(1);
  const stored = plan.get('boundary', { level: 0 });
  const topology = utf8(`${stored?.topology}${' '.repeat(600_000)}`);
  const task = { topology, ...links.neighbours().pairs };
  expect(await lookForLinks(task)).toEqual(found);
  await expect(lookForLinks({ ...task, topology: utf8('{'.padEnd(600_000)) })).rejects.toMatchObject({
    code: 'PLAN_PART_DAMAGED',
  });
});

it('pages of the market sheet make the whole, as new as the plan', () => {
  const { plan, projection } = open();
  const ladder = createLadderService(() => plan, projection);
  const paged = () => [0, 4].flatMap((offset) => ladder.page(null, offset, 4).units);
  expect(ladder.page(null, 0, 4)).toMatchObject({ total: 6 });
  expect(paged()).toEqual(ladder.sheet().units);
  ladder.setStep([6], 'key');
  expect(paged().at(-1)).toMatchObject({ unitId: 6, step: 'key', isByHand: true });
});
