import { afterEach, describe, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../../test/support/grid-session.ts';
import { createEditService } from '../edit-service.ts';
import { createScenarioService } from '../scenario-service.ts';
import { createSizingService } from '../sizing/sizing-service.ts';
import { createTerritoryService } from '../territory-service.ts';
import { createStaffingService } from './staffing-service.ts';

let region: GridSession;
afterEach(() => region.dispose());

function open(reps = 5) {
  region = gridSession({ columns: 10, rows: 4, accounts: 500, reps, seed: 5 });
  const { session, projection, present } = region;
  const sizing = createSizingService(session.plan, projection);
  const staffing = createStaffingService({
    plan: session.plan,
    projection,
    sizing,
    vacantStem: () => '空缺',
  });
  const scenario = createScenarioService(session.plan, projection).branch(present.id, '方案A');
  const territories = () => projection.alignment(scenario.id).territories;
  return { staffing, id: scenario.id, territories, edit: createEditService(session.plan, projection) };
}
const only = { distance: 0, kept: 0, level: 0, growth: 0, load: 0 };
const refused = (code: string) => expect.objectContaining({ code });

describe('staffing', () => {
  it('keeps everybody where their customers are when only that counts', async () => {
    const { staffing, id, territories } = open();
    const proposal = await staffing.propose(id, [], { weights: { ...only, kept: 1 } });
    expect(proposal.rows.map(({ repId }) => repId)).toEqual(territories().map(({ repId }) => repId));
    expect(proposal).toMatchObject({ changed: 0, vacancies: [], spare: [] });
    const [first] = proposal.rows;
    expect(first.fit?.keptFen).toBeGreaterThan((first.fit?.salesFen ?? 0) / 2);
    expect(first.fit?.metres).toBeGreaterThan(0);
  });

  it('applies as one undo entry, territories called by their reps take the new names', async () => {
    const { staffing, id, territories } = open();
    const before = territories().map(({ name, repId }) => ({ name, repId }));
    const history = region.plan.history(10).length;
    const [a, b] = territories();
    const chosen = [
      { territoryId: a.id, repId: b.repId },
      { territoryId: b.id, repId: a.repId },
    ];
    await staffing.apply(id, chosen);
    expect(region.plan.history(10).length).toBe(history + 1);
    const after = territories();
    expect([after[0].repId, after[1].repId]).toEqual([b.repId, a.repId]);
    expect([after[0].name, after[1].name]).toEqual([before[1].name, before[0].name]);
    expect(new Set(after.map(({ name }) => name)).size).toBe(after.length);
    region.plan.undo();
    expect(territories().map(({ name, repId }) => ({ name, repId }))).toEqual(before);
    region.plan.redo();
    expect(territories()[0].repId).toBe(b.repId);
  });

  it('holds pins, and a branch takes them along', async () => {
    const { staffing, id, territories } = open();
    const [a, b] = territories();
    await staffing.apply(id, [
      { territoryId: a.id, repId: b.repId },
      { territoryId: b.id, repId: a.repId },
    ]);
    const loose = await staffing.propose(id, [], { weights: { ...only, kept: 1 } });
    expect(loose.rows[0].repId).toBe(a.repId);
    staffing.setNeeds(id, [a.id, b.id], { pinned: true });
    const pinned = await staffing.propose(id, [], { weights: { ...only, kept: 1 } });
    expect(pinned.rows[0]).toMatchObject({ repId: b.repId, pinned: true });
    const branch = createScenarioService(region.session.plan, region.projection).branch(id, '方案B');
    expect((await staffing.propose(branch.id, [])).rows[0]).toMatchObject({ repId: b.repId, pinned: true });
    region.plan.undo();
    region.plan.undo();
    expect((await staffing.propose(id, [])).rows[0].pinned).toBe(false);
  });

  it('says what every other choice costs: what a new proposal with it is worse by', async () => {
    const { staffing, id, territories } = open();
    const [first] = territories();
    const options = await staffing.options(id, first.id, []);
    expect(options[0]).toMatchObject({ added: 0, addedMetres: 0 });
    expect(options[0].repId).toBe((await staffing.propose(id, [])).rows[0].repId);
    const added = options.slice(0, -1).map((option) => option.added ?? Number.NaN);
    expect([...added].sort((x, y) => x - y)).toEqual(added);
    expect(options.at(-1)).toMatchObject({ repId: null });
    expect(options.at(-1)?.added).toBeGreaterThan(added.at(-1) ?? 0);
  });

  it('keeps a rep without a needed skill away, and says so', async () => {
    const { staffing, id, territories, edit } = open();
    const [first] = territories();
    staffing.setNeeds(id, [first.id], { skills: '泵，阀门' });
    expect((await staffing.propose(id, [])).rows[0]).toMatchObject({ repId: null, fit: null });
    const other = territories()[3].repId ?? 0;
    const { rejected } = edit.edit({
      table: 'reps',
      cells: [{ id: other, field: 'skills', value: '阀门、泵' }],
    });
    expect(rejected).toEqual([]);
    expect((await staffing.propose(id, [])).rows[0].repId).toBe(other);
    const options = await staffing.options(id, first.id, []);
    expect(options.find(({ repId }) => repId === first.repId)).toMatchObject({ added: null, why: 'skills' });
  });

  it('leaves the territory vacant where a hire gains least, and ranks the vacancies', async () => {
    const { staffing, id, edit } = open();
    edit.edit({ table: 'reps', cells: [1, 2].map((rep) => ({ id: rep, field: 'fte', value: '0' })) });
    const { vacancies, rows, spare } = await staffing.propose(id, [], {
      weights: { ...only, distance: 0.001 },
    });
    expect(vacancies).toHaveLength(2);
    expect(vacancies[0].gainFen).toBeGreaterThanOrEqual(vacancies[1].gainFen);
    const staffed = rows.filter(({ repId }) => repId !== null).map(({ gainFen }) => gainFen);
    expect(Math.min(...staffed)).toBeGreaterThanOrEqual(vacancies[0].gainFen);
    expect(spare).toEqual([
      { repId: 1, why: 'away' },
      { repId: 2, why: 'away' },
    ]);
  });

  it('gives a part-timer the small territory when load is what counts', async () => {
    const { staffing, id, territories, edit } = open();
    edit.edit({ table: 'reps', cells: [{ id: 4, field: 'fte', value: '0.2' }] });
    const { rows } = await staffing.propose(id, [], { weights: { ...only, load: 1 } });
    const calls = territories().map(({ sums }) => sums.calls);
    expect(calls[rows.findIndex(({ repId }) => repId === 4)]).toBe(Math.min(...calls));
  });

  it('refuses to change the present state', async () => {
    const { staffing } = open();
    await expect(staffing.apply(region.present.id, [])).rejects.toThrowError(refused('STAFFING_PRESENT'));
  });
});

it('a territory for a rep that is gone is refused', () => {
  const { id } = open();
  const service = createTerritoryService(region.session.plan, region.projection);
  expect(() => service.add(id, 'C', 999)).toThrowError(refused('NOT_FOUND'));
});

describe('a rep in two full-time territories', () => {
  it('is refused with both places, wherever it is tried', async () => {
    const { staffing, id, territories, edit } = open();
    const [a, b] = territories();
    const service = createTerritoryService(region.session.plan, region.projection);
    const twice = expect.objectContaining({
      code: 'REP_TWICE',
      params: { rep: a.name, territory: b.name, other: a.name },
    });
    expect(() => service.update(id, b.id, { repId: a.repId })).toThrowError(twice);
    expect(() => service.add(id, 'C', a.repId)).toThrowError(refused('REP_TWICE'));
    const both = [a.id, b.id].map((territoryId) => ({ territoryId, repId: a.repId }));
    await expect(staffing.propose(id, both)).rejects.toThrowError(twice);
    const cell = { id: b.id, field: 'rep', value: a.name };
    const { rejected, changed } = edit.edit({ table: 'territories', scenarioId: id, cells: [cell] });
    expect({ rejected, changed }).toEqual({ rejected: [{ ...cell, reason: 'REP_TWICE' }], changed: 0 });
    expect(territories().map(({ repId }) => repId)).toEqual([1, 2, 3, 4, 5]);
  });

  it('is allowed where a share is below 1, until it is full again', () => {
    const { id, territories } = open();
    const [a, b] = territories();
    const service = createTerritoryService(region.session.plan, region.projection);
    service.update(id, b.id, { share: 0.5 });
    service.update(id, b.id, { repId: a.repId });
    expect(territories()[1].repId).toBe(a.repId);
    expect(() => service.update(id, b.id, { share: 1 })).toThrowError(refused('REP_TWICE'));
  });

  it('may change places with another in one edit', () => {
    const { id, territories, edit } = open();
    const [a, b] = territories();
    const cells = [
      { id: a.id, field: 'rep', value: b.name },
      { id: b.id, field: 'rep', value: a.name },
    ];
    expect(edit.edit({ table: 'territories', scenarioId: id, cells })).toEqual({
      changed: 2,
      rejected: [],
      breaches: [],
    });
  });
});

describe('what else is known of a rep', () => {
  it('is read from text, emptied and refused cell by cell', () => {
    const { edit } = open();
    const set = (field: string, value: string) =>
      edit.edit({ table: 'reps', cells: [{ id: 1, field, value }] }).rejected.length;
    expect(set('hiredOn', '2026年3月1日')).toBe(0);
    expect(set('cost', '25万')).toBe(0);
    expect(set('fte', '60%')).toBe(0);
    expect(region.plan.get('rep_profile', { rep_id: 1 })).toMatchObject({
      hired_on: '2026-03-01',
      cost_fen: 25_000_000,
      fte: 0.6,
    });
    expect([set('hiredOn', '2026-02-30'), set('fte', '1.5'), set('cost', '-1')]).toEqual([1, 1, 1]);
    for (const field of ['hiredOn', 'cost', 'fte']) set(field, '');
    expect(region.plan.get('rep_profile', { rep_id: 1 })).toBeUndefined();
  });
});
