import { expect, it } from 'vitest';
import { decodeImage, encodeImage, encodeImageInPieces } from './image.ts';
import { openPlan } from './open.ts';
import type { Pieces } from './pieces.ts';
import type { FollowedSteps, Plan, PlanWriter } from './plan.ts';
import { errorOf } from './testing/error-of.ts';
import { dump, testFolder, testPlan } from './testing/folder.ts';
import { label } from './testing/label.ts';
import { unit } from './testing/records.ts';

/** More rows than stand in one line of an image. */
const many = 12_000;

function* writeMany(write: PlanWriter, name: string): Pieces<string> {
  for (let id = 1; id <= many; id++) {
    write.put('unit', unit(id, { name: `${name}\n${id}` }));
    if (id % 1000 === 0) yield;
  }
  return name;
}

it('an edit in turns is the same step as one at once, and undoing it in turns is too', async () => {
  const [plan, other] = [testPlan(), testPlan()];
  const empty = dump(plan);
  expect(await plan.editInTurns(label('many'), ['units'], (write) => writeMany(write, '甲'))).toBe('甲');
  other.edit(label('many'), ['units'], (write) => {
    for (const _ of writeMany(write, '甲'));
  });
  const full = dump(plan);
  expect(full).toEqual(dump(other));
  await plan.undoInTurns();
  expect(dump(plan)).toEqual(empty);
  await plan.redoInTurns();
  expect(dump(plan)).toEqual(full);
  await plan.jumpInTurns(0);
  expect(dump(plan)).toEqual(empty);
  plan.redo();
  expect(dump(plan)).toEqual(full);
  expect(plan.integrity()).toEqual([]);
});

it('nobody else reads or writes while it is under way; its own pieces read what they wrote', async () => {
  const plan = testPlan();
  const seen: number[] = [];
  const done = plan.editInTurns(label('many'), ['units'], function* (write) {
    write.put('unit', unit(1));
    yield;
    seen.push(plan.count('unit'), write.count('unit'));
  });
  expect(errorOf(() => plan.count('unit'))).toMatchObject({ code: 'PLAN_BUSY' });
  expect(errorOf(() => plan.edit(label('other'), [], () => {}))).toMatchObject({ code: 'PLAN_BUSY' });
  await plan.idle();
  await done;
  expect(seen).toEqual([1, 1]);
  expect(plan.count('unit')).toBe(1);
});

it('what fails half way, or is closed half way, never was', async () => {
  const plan = testPlan();
  const before = dump(plan);
  const { revision } = plan;
  const failing = plan.editInTurns(label('many'), ['units'], function* (write) {
    write.put('unit', unit(1));
    yield;
    throw new Error('change of mind');
  });
  await expect(failing).rejects.toThrow('change of mind');
  expect(dump(plan)).toEqual(before);
  expect(plan.revision).toBe(revision);
  const closed = plan.editInTurns(label('many'), ['units'], (write) => writeMany(write, '乙'));
  plan.close();
  await expect(closed).rejects.toMatchObject({ code: 'PLAN_NOT_OPEN' });
});

it('a look into the past in turns sees it and changes nothing', async () => {
  const plan = testPlan();
  await plan.editInTurns(label('many'), ['units'], (write) => writeMany(write, '甲'));
  await plan.editInTurns(label('many'), ['units'], (write) => writeMany(write, '乙'));
  const before = dump(plan);
  const seen = await plan.peekInTurns(1, function* (past) {
    const first = past.get('unit', { id: 1 })?.name;
    yield;
    return [first, past.count('unit')];
  });
  expect(seen).toEqual(['甲\n1', many]);
  expect(dump(plan)).toEqual(before);
  expect(plan.get('unit', { id: 1 })?.name).toBe('乙\n1');
});

it('an image of many rows is read back as it was, and a cut or foreign one is refused', () => {
  const rows = Array.from({ length: many }, (_, at) => [at, `行\n${at}],[`, null]);
  const documents = [1, 2, 3].map((at) => [at, `"\n]${String(at).repeat(1_500_000)}`]);
  const image = [
    { table: 'setting' as const, columns: ['a', 'b', 'c'], present: rows, absent: [[1]] },
    { table: 'unit' as const, columns: ['a'], present: [], absent: rows.map(([id]) => [id ?? 0]) },
    { table: 'boundary' as const, columns: ['a', 'b'], present: documents, absent: [] },
    { table: 'rep' as const, columns: ['a'], present: [['x'.repeat(3_000_000)]], absent: [] },
  ];
  const bytes = encodeImage(image);
  expect(decodeImage(bytes, 'x')).toEqual(image);
  // Each document, and each of its parts to be compressed, has a piece of its own.
  expect([...encodeImageInPieces(image.slice(2))].length).toBeGreaterThan(documents.length * 2);
  expect(errorOf(() => decodeImage(bytes.subarray(0, bytes.length - 9), 'x'))).toMatchObject({
    code: 'PLAN_DAMAGED',
  });
});

/** What the file itself counts, read once the plan is closed. */
function revisionOnDisk(plan: Plan): number {
  plan.close();
  const again = openPlan(plan.path);
  const { revision } = again;
  again.close();
  return revision;
}

it('whoever waits for its end finds the plan as new as the step, and may write at once', async () => {
  const plan = testPlan();
  const told: number[] = [];
  plan.onChange(({ revision }) => told.push(revision));
  const before = plan.revision;
  const waiter = async () => {
    await plan.idle();
    const met = [plan.revision, ...told];
    plan.edit(label('second'), ['units'], (write) => write.put('unit', unit(many + 1)));
    return met;
  };
  const step = plan.editInTurns(label('many'), ['units'], (write) => writeMany(write, '甲'));
  expect(await waiter()).toEqual([before + 1, before + 1]);
  await step;
  expect(told).toEqual([before + 1, before + 2]);
  expect(plan.revision).toBe(before + 2);
  expect(revisionOnDisk(plan)).toBe(before + 2);
});

it('of two who wait for its end, the second waits again when the first begins a step of its own', async () => {
  const plan = testPlan();
  const begins = async () => {
    while (!plan.isIdle()) await plan.idle();
    return plan.editInTurns(label('second'), ['units'], (write) => writeMany(write, '乙'));
  };
  const reads = async () => {
    while (!plan.isIdle()) await plan.idle();
    return plan.get('unit', { id: 1 })?.name;
  };
  const step = plan.editInTurns(label('many'), ['units'], (write) => writeMany(write, '甲'));
  const [, read] = await Promise.all([begins(), reads(), step]);
  expect(read).toBe('乙\n1');
});

it('a backup holds all of a step made in turns meanwhile or nothing of it', async () => {
  const plan = testPlan();
  await plan.editInTurns(label('many'), ['units'], (write) => writeMany(write, '甲'));
  const holds = (path: string) => {
    const copy = openPlan(path);
    const { revision } = copy;
    const names = new Set(copy.all('unit').map(({ name }) => name.split('\n')[0]));
    const problems = copy.integrity();
    copy.close();
    return { revision, names: [...names], problems };
  };
  const sound = (name: string, revision: number) => ({ revision, names: [name], problems: [] });
  const { revision } = plan;
  // Asked for while the step is under way.
  const step = plan.editInTurns(label('many'), ['units'], (write) => writeMany(write, '乙'));
  const during = await plan.backup(testFolder());
  await step;
  const kept = holds(during.path);
  expect(kept).toEqual(kept.revision === revision ? sound('甲', revision) : sound('乙', revision + 1));
  expect(during.revision).toBe(kept.revision);
  // A step that begins while it is copied.
  const copying = plan.backup(testFolder());
  const next = plan.editInTurns(label('many'), ['units'], (write) => writeMany(write, '丙'));
  const made = await copying;
  await next;
  const second = holds(made.path);
  expect(second).toEqual(
    second.revision === revision + 1 ? sound('乙', revision + 1) : sound('丙', revision + 2),
  );
  expect(made.revision).toBe(second.revision);
});

/** Many units of two names, one step each. */
async function twoSteps(plan: Plan) {
  await plan.editInTurns(label('first'), ['units'], (write) => writeMany(write, '甲'));
  await plan.editInTurns(label('second'), ['units'], (write) => writeMany(write, '乙'));
}

const travels = {
  undo: { before: () => {}, go: (plan: Plan, followed?: FollowedSteps) => plan.undoInTurns(followed) },
  redo: {
    before: (plan: Plan) => void plan.undo(),
    go: (plan: Plan, followed?: FollowedSteps) => plan.redoInTurns(followed),
  },
  'both undone at once': {
    before: () => {},
    go: (plan: Plan, followed?: FollowedSteps) => plan.jumpInTurns(0, followed),
  },
};

it.each(Object.entries(travels))('%s tells how far it is, from nothing to all of it', async (_, way) => {
  const plan = testPlan();
  await twoSteps(plan);
  way.before(plan);
  const shares: number[] = [];
  await way.go(plan, { onBytes: (done, total) => shares.push(done / total) });
  expect(shares.length).toBeGreaterThan(15);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
  // Reading, exchanging and noting each go on by themselves.
  for (const [least, most] of [
    [0, 0.2],
    [0.2, 0.8],
    [0.8, 1],
  ] as const)
    expect(shares.filter((share) => share > least && share < most).length).toBeGreaterThan(1);
});

it.each(
  Object.entries(travels).flatMap(([name, way]) =>
    [0, 0.1, 0.3, 0.7, 0.95].map((share) => [name, share, way] as const),
  ),
)('%s given up at a share of %f: the plan and its history are as they were', async (_, share, way) => {
  const plan = testPlan();
  await twoSteps(plan);
  way.before(plan);
  const stands = () => [dump(plan), plan.revision, plan.undoLabel(), plan.redoLabel(), plan.history(9)];
  const before = stands();
  const told: number[] = [];
  plan.onChange(({ revision }) => told.push(revision));
  const stop = new AbortController();
  const onBytes = (done: number, total: number) => {
    if (done / total >= share) stop.abort();
  };
  await expect(way.go(plan, { onBytes, signal: stop.signal })).rejects.toMatchObject({
    code: 'JOB_CANCELLED',
  });
  expect(stands()).toEqual(before);
  expect(told).toEqual([]);
  expect(plan.integrity()).toEqual([]);
  // Nothing of it is in the way of the next.
  await way.go(plan);
  expect(plan.revision).toBe(Number(before[1]) + 1);
});
