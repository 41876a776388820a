import type { BoundaryGeometry, BoundaryTopology } from '../../src/main/engine/geo/boundary.ts';
import { boundaryLevels } from '../../src/main/engine/geo/simplify.ts';
import { createPlan } from '../../src/main/plan/open.ts';
import type { PlanWriter } from '../../src/main/plan/plan.ts';
import { rebuildPresent } from '../../src/main/services/present.ts';
import { generator } from '../../test/support/grid-plan.ts';

/** A made-up country: `columns` × `rows` townships whose shared borders wander, customers and reps by a seeded generator. */
export interface BigPlan {
  columns: number;
  rows: number;
  accounts: number;
  reps: number;
  /** Stretches of a border between two corners; a power of two. Four borders make a township. */
  stretches: number;
  seed: number;
}

const side = 0.1;
const west = 100;
const south = 23;
/** Positions are whole numbers of this many degrees, as imported borders are. */
const step = 1e-6;

type Point = readonly [number, number];

export function bigBoundary({ columns, rows, stretches, seed }: BigPlan): BoundaryTopology {
  const random = generator(seed);
  const spread = side / step;
  const corner: Point[] = Array.from({ length: (columns + 1) * (rows + 1) }, (_, at) => [
    Math.round(((at % (columns + 1)) + (random() - 0.5) * 0.5) * spread),
    Math.round((Math.floor(at / (columns + 1)) + (random() - 0.5) * 0.5) * spread),
  ]);
  const at = (column: number, row: number) => corner[row * (columns + 1) + column] ?? [0, 0];
  const arcs: number[][][] = [];
  const arc = (from: Point, to: Point) => arcs.push(differences(wander(from, to, stretches, random))) - 1;
  const across = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns }, (_, column) => arc(at(column, row), at(column + 1, row))),
  );
  const up = Array.from({ length: columns + 1 }, (_, column) =>
    Array.from({ length: rows }, (_, row) => arc(at(column, row), at(column, row + 1))),
  );
  const geometries: BoundaryGeometry[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const ring = [
        across[row]?.[column] ?? 0,
        up[column + 1]?.[row] ?? 0,
        ~(across[row + 1]?.[column] ?? 0),
        ~(up[column]?.[row] ?? 0),
      ];
      geometries.push({ type: 'Polygon', id: row * columns + column + 1, arcs: [ring] });
    }
  return {
    type: 'Topology',
    transform: { scale: [step, step], translate: [west, south] },
    arcs,
    objects: { units: { type: 'GeometryCollection', geometries } },
  };
}

/** Midpoints pushed aside, half as far with each halving (Fournier, Fussell and Carpenter 1982). */
function wander(from: Point, to: Point, stretches: number, random: () => number): Point[] {
  let line: Point[] = [from, to];
  for (let count = 1; count < stretches; count *= 2)
    line = line.flatMap((point, index): Point[] => {
      const next = line[index + 1];
      if (next === undefined) return [point];
      const aside = (random() - 0.5) * 0.36;
      const [dx, dy] = [next[0] - point[0], next[1] - point[1]];
      const middle: Point = [
        Math.round((point[0] + next[0]) / 2 - dy * aside),
        Math.round((point[1] + next[1]) / 2 + dx * aside),
      ];
      return [point, middle];
    });
  return line;
}

/** Each position but the first as its distance from the one before, as quantised TopoJSON has it. */
function differences(line: readonly Point[]): number[][] {
  return line.map(([x, y], at) => {
    const [px, py] = at === 0 ? [0, 0] : (line[at - 1] ?? [0, 0]);
    return [x - px, y - py];
  });
}

/** Writes the plan to a new file. */
export function writeBigPlan(path: string, size: BigPlan): void {
  const plan = createPlan(path);
  plan.edit({ key: 'import.units', params: {} }, ['units', 'accounts', 'reps', 'state'], (write) => {
    writeUnits(write, size);
    writePeople(write, size);
    rebuildPresent(write);
  });
  plan.close();
}

function writeUnits(write: PlanWriter, size: BigPlan): void {
  const { columns, rows } = size;
  const boundary = bigBoundary(size);
  for (const [level, topology] of [boundary, ...boundaryLevels(boundary)].entries())
    write.put('boundary', { level, topology: JSON.stringify(topology) });
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const id = row * columns + column + 1;
      write.put('unit', {
        id,
        code: String(100_000_000 + id),
        name: `${towns[id % towns.length]}${id}镇`,
        city: `市${Math.floor(row / 10)}-${Math.floor(column / 12)}`,
        province: `省${Math.floor(row / 30)}-${Math.floor(column / 40)}`,
        longitude: west + (column + 0.5) * side,
        latitude: south + (row + 0.5) * side,
        area_m2: 1e8,
      });
      if (column > 0) write.put('unit_pair', { a: id - 1, b: id, kind: 'adjacent' });
      if (row > 0) write.put('unit_pair', { a: id - columns, b: id, kind: 'adjacent' });
    }
}

const towns = ['青山', '白水', '石桥', '龙泉', '平安', '东湖', '西岭', '南塘', '北关', '长兴'];
const goods = ['五金', '建材', '家电', '医药', '食品', '汽配'];
const industries = ['零售', '批发', '工程', '连锁', '电商'];

/** Square blocks of townships, one a rep. */
const blocks = 20;

function writePeople(write: PlanWriter, { columns, rows, accounts, reps, seed }: BigPlan): void {
  const random = generator(seed + 1);
  for (let id = 1; id <= reps; id++)
    write.put('rep', {
      id,
      ref: `R${id}`,
      name: `代表${id}`,
      city: '市',
      longitude: west + random() * columns * side,
      latitude: south + random() * rows * side,
      level: '中级',
      calls_per_day: 4,
      working_days: 230,
      since_year: 2020,
    });
  const down = Math.ceil(reps / blocks);
  for (let id = 1; id <= accounts; id++) {
    const column = Math.floor(random() * columns);
    const row = Math.floor(random() * rows);
    const unit = row * columns + column + 1;
    const potential = Math.floor(random() ** 3 * 1e8);
    const block = Math.floor((row / rows) * down) * blocks + Math.floor((column / columns) * blocks);
    write.put('account', {
      id,
      ref: `C${id}`,
      name: `${towns[id % towns.length]}${goods[id % goods.length]}有限公司${id}`,
      province: `省${Math.floor(row / 30)}-${Math.floor(column / 40)}`,
      city: `市${Math.floor(row / 10)}-${Math.floor(column / 12)}`,
      county: `${towns[unit % towns.length]}${unit}镇`,
      address: `人民路${id % 999}号`,
      longitude: west + (column + 0.3 + random() * 0.4) * side,
      latitude: south + (row + 0.3 + random() * 0.4) * side,
      location: 'exact',
      unit_id: unit,
      industry: industries[id % industries.length] ?? '',
      product_line: goods[id % goods.length] ?? '',
      class_manual: null,
      calls_manual: null,
      minutes_manual: null,
      potential_fen: potential,
      rep_id: random() < 0.02 ? null : (block % reps) + 1,
    });
    write.put('account_year', { account_id: id, year: 2025, sales_fen: Math.floor(potential * 0.3) });
    write.put('account_year', { account_id: id, year: 2026, sales_fen: Math.floor(potential * 0.35) });
  }
}
