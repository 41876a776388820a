import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../test/support/grid-session.ts';
import { rowsAtOnce } from '../plan/pieces.ts';
import { dump } from '../plan/testing/folder.ts';
import { createEditService } from './edit-service.ts';
import type { OnStage } from './job-events.ts';
import { createLadderService } from './market/ladder-service.ts';
import { createScenarioService } from './scenario-service.ts';
import { createTerritoryService } from './territory-service.ts';

const opened: GridSession[] = [];
afterEach(() => {
  for (const session of opened.splice(0)) session.dispose();
});

/** More accounts than are written in one turn of the event loop. */
const accounts = 4500;
const [columns, rows] = [60, 40];

function open() {
  const made = gridSession({ columns, rows, accounts, reps: 4, seed: 3 });
  opened.push(made);
  const { session, projection, present } = made;
  const scenario = createScenarioService(session.plan, projection);
  const territory = createTerritoryService(session.plan, projection);
  const edit = createEditService(session.plan, projection);
  const ladder = createLadderService(session.plan, projection);
  const { id: mine } = scenario.branch(present.id, 'mine');
  const { id: below } = scenario.branch(mine, 'below');
  const [first, second] = projection.alignment(mine).territories.map(({ id }) => id);
  if (first === undefined || second === undefined) throw new Error('two territories');
  return { ...made, scenario, territory, edit, ladder, mine, below, first, second };
}
type Opened = ReturnType<typeof open>;

/** Rows of a plan but for the time of day in them. */
function rowsOf({ plan }: Opened): unknown {
  const { scenario, ...rest } = dump(plan);
  return { ...rest, scenario: scenario?.map((row) => ({ ...Object(row), created_at: '' })) };
}

const everyAccount = Array.from({ length: accounts }, (_, at) => at + 1);

/** How often the event loop turns until the work is done. */
async function countTurns(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let running = true;
  const done = work.finally(() => {
    running = false;
  });
  for (; running; turns++) await nextTurn();
  await done;
  return turns;
}

/** A scenario in which all accounts are held apart, with one below that looks through it. */
function holdAll({ scenario, mine, second }: Opened) {
  scenario.assignAccounts(mine, everyAccount, second);
}

/** A pasted column; the last cell is refused when `refused` says so. */
const pasted = (refused: boolean) => ({
  table: 'accounts' as const,
  cells: everyAccount.map((id) => ({
    id: refused && id === accounts ? accounts + 1 : id,
    field: 'potential',
    value: String(id),
  })),
});
/** The present state follows. */
const anotherRep = {
  table: 'accounts' as const,
  cells: [7, 8, 9].map((id) => ({ id, field: 'rep', value: '代表2' })),
};
const everyUnit = Array.from({ length: columns * rows }, (_, at) => at + 1);

const edits = {
  'a column pasted': {
    prepare: () => {},
    atOnce: ({ edit }: Opened) => edit.edit(pasted(false)),
    inTurns: ({ edit }: Opened) => edit.editInTurns(pasted(false)),
  },
  'the rep of an account typed': {
    prepare: () => {},
    atOnce: ({ edit }: Opened) => edit.edit(anotherRep),
    inTurns: ({ edit }: Opened) => edit.editInTurns(anotherRep),
  },
  'priorities set by hand': {
    prepare: () => {},
    atOnce: ({ ladder }: Opened) => void ladder.setStep(everyUnit, 'core'),
    inTurns: ({ ladder }: Opened) => ladder.setStepInTurns(everyUnit, 'core'),
  },
  'accounts held apart': {
    prepare: () => {},
    atOnce: ({ scenario, mine, second }: Opened) => scenario.assignAccounts(mine, everyAccount, second),
    inTurns: ({ scenario, mine, second }: Opened) =>
      scenario.assignAccountsInTurns(mine, everyAccount, second),
  },
  'a scenario removed': {
    prepare: holdAll,
    atOnce: ({ scenario, mine }: Opened) => scenario.remove(mine),
    inTurns: ({ scenario, mine }: Opened) => scenario.removeInTurns(mine),
  },
  'a territory dissolved': {
    prepare: holdAll,
    atOnce: ({ territory, mine, first, second }: Opened) => territory.remove(mine, second, first),
    inTurns: ({ territory, mine, first, second }: Opened) => territory.removeInTurns(mine, second, first),
  },
};

it.each(Object.entries(edits))(
  '%s in turns: the same step as at once, alone while it lasts, undone and redone exactly',
  async (_, { prepare, atOnce, inTurns }) => {
    const [one, other] = [open(), open()];
    prepare(one);
    prepare(other);
    const before = dump(one.plan);
    const answer = atOnce(other);
    const step = inTurns(one);
    const turns = countTurns(step);
    while (one.plan.isIdle()) await nextTurn();
    expect(() => one.plan.count('unit')).toThrow('PLAN_BUSY');
    // Whoever waits for its end sees all of it.
    await one.plan.idle();
    expect(one.plan.undoLabel()).toEqual(other.plan.undoLabel());
    expect(await step).toEqual(answer);
    expect(await turns).toBeGreaterThan((columns * rows) / rowsAtOnce);
    const after = rowsOf(one);
    expect(after).toEqual(rowsOf(other));
    expect(one.plan.integrity()).toEqual([]);
    await one.plan.undoInTurns();
    expect(dump(one.plan)).toEqual(before);
    await one.plan.redoInTurns();
    expect(rowsOf(one)).toEqual(after);
  },
);

it.each(Object.entries(edits))(
  '%s in turns, the plan closed half way: nothing of it stands',
  async (_, edit) => {
    const one = open();
    edit.prepare(one);
    const { revision } = one.plan;
    const step = edit.inTurns(one);
    one.plan.close();
    await expect(step).rejects.toMatchObject({ code: 'PLAN_NOT_OPEN' });
    expect(one.plan.revision).toBe(revision);
  },
);

it('cells that are refused while they are written in turns leave the plan as it was, and say why', async () => {
  const one = open();
  const before = dump(one.plan);
  const { revision } = one.plan;
  const answer = await one.edit.editInTurns(pasted(true));
  expect(answer).toEqual({
    changed: 0,
    rejected: [{ id: accounts + 1, field: 'potential', value: String(accounts), reason: 'NOT_FOUND' }],
    breaches: [],
  });
  expect(dump(one.plan)).toEqual(before);
  expect(one.plan.revision).toBe(revision);
});

/** Gives an edit up at the first report of a stage that is so far. */
function givenUpAt(stage: string, least: number) {
  const stop = new AbortController();
  const heard: string[] = [];
  const onStage: OnStage = (now, done) => {
    heard.push(now);
    if (now === stage && done >= least) stop.abort();
  };
  return { onStage, signal: stop.signal, heard };
}

it.each([
  ['checking', 0],
  ['checking', 2000],
  ['writing', 0],
  ['writing', 2000],
  ['keeping', 0],
])('cells given up at “%s” %i leave the plan as it was', async (stage, least) => {
  const one = open();
  const before = dump(one.plan);
  const { revision } = one.plan;
  const following = givenUpAt(stage, least);
  await expect(one.edit.editInTurns(pasted(false), following)).rejects.toMatchObject({
    code: 'JOB_CANCELLED',
  });
  expect(following.heard.at(-1)).toBe(stage);
  expect(dump(one.plan)).toEqual(before);
  expect(one.plan.revision).toBe(revision);
  expect(one.plan.integrity()).toEqual([]);
  // Nothing of it is in the way of the next.
  expect((await one.edit.editInTurns(pasted(false))).changed).toBe(accounts);
});

it('accounts held apart, given up half way, are where they were', async () => {
  const one = open();
  const before = dump(one.plan);
  const following = givenUpAt('writing', 2000);
  const { scenario, mine, second } = one;
  await expect(scenario.assignAccountsInTurns(mine, everyAccount, second, following)).rejects.toMatchObject({
    code: 'JOB_CANCELLED',
  });
  expect(dump(one.plan)).toEqual(before);
});

it('cells are told stage by stage, and how many are done of how many', async () => {
  const one = open();
  const told: [string, number, number][] = [];
  await one.edit.editInTurns(pasted(false), {
    onStage: (...at) => told.push(at),
    signal: new AbortController().signal,
  });
  expect([...new Set(told.map(([stage]) => stage))]).toEqual(['checking', 'writing', 'keeping']);
  for (const stage of ['checking', 'writing']) {
    const done = told.filter(([now]) => now === stage).map(([, at]) => at);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.length).toBeGreaterThan(5);
    expect(told.find(([now]) => now === stage)?.[2]).toBe(accounts);
  }
});
