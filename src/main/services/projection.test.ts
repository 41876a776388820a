import { expect, it } from 'vitest';
import { gridSession } from '../../../test/support/grid-session.ts';
import { createScenarioService } from './scenario-service.ts';

it('an alignment that is drawn for the first time is read with pauses, the next after an edit at once; both are the same', () => {
  const { plan, projection, session, present, dispose } = gridSession({
    columns: 4,
    rows: 4,
    accounts: 60,
    reps: 3,
    seed: 1,
  });
  try {
    const first = projection.alignmentInPieces(present.id);
    expect([first.next().done, first.next().done, first.next().done]).toEqual([false, false, false]);
    expect(first.next()).toEqual({ done: true, value: projection.alignment(present.id) });
    createScenarioService(session.plan, projection).assignUnits(present.id, [1], null);
    const after = projection.alignmentInPieces(present.id).next();
    expect(after).toEqual({ done: true, value: projection.alignment(present.id) });
    plan.undo();
    const { unitTerritory } = projection.alignment(present.id);
    expect(projection.alignmentInPieces(present.id).next()).toMatchObject({
      done: true,
      value: { unitTerritory },
    });
  } finally {
    dispose();
  }
});
