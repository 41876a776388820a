import { afterEach, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../test/support/grid-session.ts';
import { readBoundary } from './boundary.ts';
import { createEditService } from './edit-service.ts';
import { createUnitFinder } from './unit-finder.ts';

let opened: GridSession | undefined;
afterEach(() => opened?.dispose());

/** Borders of a map this size are made ready in a thread. */
const large = { columns: 120, rows: 90, accounts: 300, reps: 4, seed: 6 };

it('finds the same units in borders made ready in a thread as in those read in place', async () => {
  opened = gridSession(large);
  const { plan } = opened;
  expect(plan.get('boundary', { level: 0 })?.topology.length).toBeGreaterThan(500_000);
  const inPlace = createUnitFinder().of(plan);
  const finder = createUnitFinder();
  await finder.prepare(plan);
  const apart = finder.of(plan);
  for (const { id, longitude, latitude } of plan.all('unit')) {
    expect(apart(longitude, latitude)).toBe(id);
    expect(inPlace(longitude, latitude)).toBe(id);
  }
  expect(apart(0, 0)).toBeNull();
  // Made ready once: the same is answered from.
  await finder.prepare(plan);
  expect(finder.of(plan)).toBe(apart);
});

it('follows borders that change, and their undo', () => {
  opened = gridSession({ ...large, columns: 4, rows: 3 });
  const { plan } = opened;
  const finder = createUnitFinder();
  const [unit] = plan.all('unit');
  if (!unit) throw new Error('a unit');
  const { longitude, latitude } = unit;
  expect(finder.of(plan)(longitude, latitude)).toBe(unit.id);
  const drawn = readBoundary(plan);
  if (!drawn) throw new Error('borders');
  for (const geometry of drawn.objects.units.geometries) geometry.id += 100;
  plan.edit({ key: 'import.units', params: {} }, ['units'], (write) =>
    write.put('boundary', { level: 0, topology: JSON.stringify(drawn) }),
  );
  expect(finder.of(plan)(longitude, latitude)).toBe(unit.id + 100);
  plan.edit({ key: 'import.units', params: {} }, ['units'], (write) =>
    write.remove('boundary', { level: 0 }),
  );
  expect(finder.of(plan)(longitude, latitude)).toBeNull();
  plan.undo();
  expect(finder.of(plan)(longitude, latitude)).toBe(unit.id + 100);
  plan.undo();
  expect(finder.of(plan)(longitude, latitude)).toBe(unit.id);
});

it('puts an account whose coordinates are typed into the unit they lie in', async () => {
  opened = gridSession(large);
  const { plan, session, projection } = opened;
  const units = plan.all('unit');
  const to = units[5000];
  if (!to) throw new Error('a unit');
  const edit = createEditService(session.plan, projection);
  const cells = [
    { id: 7, field: 'longitude', value: String(to.longitude) },
    { id: 7, field: 'latitude', value: String(to.latitude) },
  ];
  expect((await edit.editInTurns({ table: 'accounts', cells })).rejected).toEqual([]);
  expect(plan.get('account', { id: 7 })).toMatchObject({ unit_id: to.id, location: 'exact' });
  plan.undo();
  expect(plan.get('account', { id: 7 })?.unit_id).not.toBe(to.id);
});
