import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gridSession } from '../../../test/support/grid-session.ts';
import { createProjection } from './projection.ts';
import { createScenarioService } from './scenario-service.ts';
import { createTerritoryService } from './territory-service.ts';

const change = fc.oneof(
  fc.record({
    kind: fc.constant('units' as const),
    from: fc.nat(50),
    count: fc.integer({ min: 1, max: 8 }),
    to: fc.nat(6),
  }),
  fc.record({
    kind: fc.constant('accounts' as const),
    from: fc.nat(200),
    count: fc.integer({ min: 1, max: 8 }),
    to: fc.nat(6),
  }),
  fc.record({ kind: fc.constant('share' as const), to: fc.nat(6), share: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('rep' as const), to: fc.nat(6) }),
  fc.record({ kind: fc.constant('remove' as const), to: fc.nat(6) }),
  fc.record({ kind: fc.constant('present' as const), from: fc.nat(50), to: fc.nat(6) }),
  fc.record({ kind: fc.constant('undo' as const) }),
);

it('sums drawn on from those before an edit are to the last bit those of drawing everything anew', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 10 }), (changes) => {
      const { plan, session, projection, present, dispose } = gridSession({
        columns: 8,
        rows: 7,
        accounts: 240,
        reps: 5,
        seed: 3,
      });
      try {
        const scenario = createScenarioService(session.plan, projection);
        const territory = createTerritoryService(session.plan, projection);
        const branch = scenario.branch(present.id, 'A').id;
        projection.alignment(branch);
        for (const one of changes) {
          const ids = projection.alignment(branch).territories.map(({ id }) => id);
          const pick = (at: number) => ids[at] ?? null;
          const run = (from: number, count: number) =>
            Array.from({ length: count }, (_, step) => from + step + 1);
          if (one.kind === 'units') scenario.assignUnits(branch, run(one.from % 48, one.count), pick(one.to));
          else if (one.kind === 'accounts')
            scenario.assignAccounts(branch, run(one.from, one.count), one.to === 6 ? 'follow' : pick(one.to));
          else if (one.kind === 'present')
            scenario.assignUnits(present.id, [one.from + 1], one.to < 5 ? (ids[one.to] ?? null) : null);
          else if (one.kind === 'undo') {
            if (plan.history(100).filter(({ undone }) => !undone).length > 2) plan.undo();
          } else {
            const id = pick(one.to);
            if (id === null) continue;
            if (one.kind === 'share') territory.update(branch, id, { share: one.share });
            else if (one.kind === 'rep') territory.update(branch, id, { repId: null });
            else territory.remove(branch, id, null);
          }
          expect(projection.alignment(branch)).toStrictEqual(createProjection(session).alignment(branch));
        }
      } finally {
        dispose();
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);
