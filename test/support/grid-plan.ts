import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { topology } from 'topojson-server';
import { createPlan } from '../../src/main/plan/open.ts';
import type { Plan, PlanWriter } from '../../src/main/plan/plan.ts';
import { rebuildPresent } from '../../src/main/services/present.ts';

/** A made-up region: `columns` × `rows` square counties of 0.1°, with customers and reps by a seeded generator. */
export interface GridRegion {
  columns: number;
  rows: number;
  accounts: number;
  reps: number;
  seed: number;
}

/** Park and Miller's minimal standard generator: enough for test data, the same everywhere. */
export function generator(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return (state - 1) / 2147483646;
  };
}

const side = 0.1;
const west = 116;
const south = 30;

function square(column: number, row: number): [number, number][] {
  const [x, y] = [west + column * side, south + row * side];
  return [
    [x, y],
    [x, y + side],
    [x + side, y + side],
    [x + side, y],
    [x, y],
  ];
}

export function fillGrid(write: PlanWriter, region: GridRegion): void {
  const random = generator(region.seed);
  const { columns, rows } = region;
  const features: FeatureCollection['features'] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const id = row * columns + column + 1;
      write.put('unit', {
        id,
        code: String(100000 + id),
        name: `县${id}`,
        city: `市${row}`,
        province: '省',
        longitude: west + (column + 0.5) * side,
        latitude: south + (row + 0.5) * side,
        area_m2: 1e8,
      });
      features.push({
        type: 'Feature',
        id,
        properties: {},
        geometry: { type: 'Polygon', coordinates: [square(column, row)] },
      });
      if (column > 0) write.put('unit_pair', { a: id - 1, b: id, kind: 'adjacent' });
      if (row > 0) write.put('unit_pair', { a: id - columns, b: id, kind: 'adjacent' });
    }
  }
  const collection: FeatureCollection = { type: 'FeatureCollection', features };
  write.put('boundary', { level: 0, topology: JSON.stringify(topology({ units: collection })) });
  for (let rep = 1; rep <= region.reps; rep++) {
    write.put('rep', {
      id: rep,
      ref: `R${rep}`,
      name: `代表${rep}`,
      city: '市',
      longitude: west + random() * columns * side,
      latitude: south + random() * rows * side,
      level: '中级',
      calls_per_day: 4,
      working_days: 230,
      since_year: 2020,
    });
  }
  fillAccounts(write, region, random);
  rebuildPresent(write);
}

function fillAccounts(write: PlanWriter, region: GridRegion, random: () => number): void {
  const { columns, rows, reps } = region;
  for (let id = 1; id <= region.accounts; id++) {
    const column = Math.floor(random() * columns);
    const row = Math.floor(random() * rows);
    const potential = Math.floor(random() ** 3 * 1e8);
    const usual = 1 + Math.floor((column / columns) * reps);
    const stray = random() < 0.05;
    write.put('account', {
      id,
      ref: `C${id}`,
      name: `客户${id}`,
      province: '省',
      city: `市${row}`,
      county: `县${row * columns + column + 1}`,
      address: '',
      longitude: west + (column + random()) * side,
      latitude: south + (row + random()) * side,
      location: 'exact',
      unit_id: row * columns + column + 1,
      industry: '',
      product_line: '',
      class_manual: null,
      calls_manual: null,
      minutes_manual: null,
      potential_fen: potential,
      rep_id: random() < 0.02 ? null : stray ? 1 + Math.floor(random() * reps) : usual,
    });
    write.put('account_year', { account_id: id, year: 2025, sales_fen: Math.floor(potential * 0.3) });
    write.put('account_year', { account_id: id, year: 2026, sales_fen: Math.floor(potential * 0.35) });
  }
}

/** A plan file in a folder of its own, filled with the region. `dispose` closes and deletes it. */
export function gridPlan(region: GridRegion): { plan: Plan; path: string; dispose(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-'));
  const path = join(folder, 'grid.sqlite');
  const plan = createPlan(path);
  plan.edit({ key: 'import.units', params: {} }, ['units', 'accounts', 'reps', 'state'], (write) =>
    fillGrid(write, region),
  );
  return {
    plan,
    path,
    dispose() {
      plan.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
