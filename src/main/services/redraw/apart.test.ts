import { afterEach, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../../test/support/grid-session.ts';
import { createRedrawService } from './redraw-service.ts';

let opened: GridSession | undefined;
afterEach(() => opened?.dispose());

const everywhere = { kind: 'straighten', territoryId: null } as const;
const given = {
  kind: 'giveOverflow',
  territoryId: 1,
  measure: 'workload',
  tolerance: 0.02,
} as const;
const inParts = (by: 'workload' | 'city') => ({ kind: 'split', territoryId: 1, by, parts: 3 }) as const;

it.each([
  ['borders of a large map are straightened', everywhere, ['measuring', 'straightening']],
  ['a territory of a large map is parted by load', inParts('workload'), ['parting']],
  ['a territory of a large map is parted by city', inParts('city'), ['parting']],
  ["a territory's overflow on a large map is given", given, ['giving']],
])(
  '%s in a thread of its own, with the same answer, told how far it is, and given up on demand',
  async (_, operation, stages) => {
    opened = gridSession({ columns: 80, rows: 60, accounts: 6000, reps: 12, seed: 4 });
    const { session, projection, present } = opened;
    // The first territory has far more than it should.
    const [first] = session.plan().where('territory', { scenario_id: present.id });
    session
      .plan()
      .edit({ key: 'scenario.update', params: {} }, ['alignment'], (write) =>
        write.put('territory', { ...first, share: 0.3 }),
      );
    const inPlace = createRedrawService(session.plan, projection).preview(present.id, operation);
    expect(inPlace.changes.length).toBeGreaterThan(50);

    const redraw = createRedrawService(session.plan, projection);
    const shares = new Map<string, number[]>();
    const prepared = await redraw.prepare(present.id, operation, undefined, (stage, done, total) => {
      if (total > 0) shares.set(stage, [...(shares.get(stage) ?? []), done / total]);
    });
    expect(prepared).not.toBeNull();
    expect([...shares.keys()]).toEqual(stages);
    for (const told of shares.values()) {
      expect(told.length).toBeGreaterThan(5);
      expect(told).toEqual(told.toSorted((a, b) => a - b));
      // Overflow may find no more room long before it is all given.
      expect(told.at(-1)).toBeGreaterThan(operation.kind === 'giveOverflow' ? 0 : 0.5);
      expect(told.at(-1)).toBeLessThanOrEqual(1);
    }
    expect(redraw.preview(present.id, operation, prepared)).toEqual(inPlace);

    // Who takes over what was just looked at waits for nothing.
    expect(await redraw.prepare(present.id, operation)).toBe(prepared);

    const stop = new AbortController();
    const another = createRedrawService(session.plan, projection);
    const asked = another.prepare(present.id, operation, stop.signal);
    stop.abort();
    await expect(asked).rejects.toThrow('JOB_CANCELLED');

    // What was worked out before an edit is not taken for what is there after it.
    session
      .plan()
      .edit({ key: 'assignUnits', params: {} }, ['alignment'], (write) =>
        write.assignUnits(present.id, [1], 0),
      );
    const after = redraw.preview(present.id, operation, prepared);
    expect(after).toEqual(redraw.preview(present.id, operation));
    expect(after.changes.every(({ unitId }) => unitId !== 1)).toBe(true);
  },
);

it('an operation that was worked out while another step began to be written waits for that', async () => {
  opened = gridSession({ columns: 12, rows: 12, accounts: 300, reps: 3, seed: 4 });
  const { session, projection, present } = opened;
  const plan = session.plan();
  const redraw = createRedrawService(session.plan, projection);
  const operated = redraw.operateInTurns(present.id, everywhere);
  const written = plan.editInTurns({ key: 'assignUnits', params: {} }, ['alignment'], function* (write) {
    yield;
    write.assignUnits(present.id, [1], 0);
  });
  await written;
  expect(await operated).toEqual({ ...projection.alignment(present.id), breaches: expect.any(Array) });
  expect(plan.unitTerritories(present.id).get(1)).toBe(0);
});
