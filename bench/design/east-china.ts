/**
 * East China as the application designs it: the sample's own sheets imported into a plan of its own, the same services, the
 * same offers. When a design is proven impossible, the units its reasons name are split and it is asked again.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDesignService, type DesignService } from '../../src/main/services/design/design-service.ts';
import { designSeries } from '../../src/main/services/design/series.ts';
import { createLinksService } from '../../src/main/services/links-service.ts';
import { createProjection, type Projection } from '../../src/main/services/projection.ts';
import { importSample } from '../../src/main/services/sample-service.ts';
import { createSession } from '../../src/main/services/session.ts';
import { createSplitUnitService } from '../../src/main/services/split-unit.ts';
import type { DesignEvent, DesignResult, DesignSettings } from '../../src/shared/contract/design.ts';

const sheets = join(import.meta.dirname, '../../resources/sample');
/** Rounds of splitting what the reasons name before giving up. */
const mostRounds = 6;

export async function benchEastChina(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-bench-'));
  const session = createSession(() => {});
  await importSample(session.create(join(folder, 'plan.sqlite')), sheets, () => {});
  const plan = () => session.plan();
  const projection = createProjection(session);
  const links = createLinksService(plan, projection);
  links.accept((await links.suggest()).map(({ a, b }): [number, number] => [a, b]));
  const design = createDesignService(plan, projection, () => 'en');
  const split = createSplitUnitService(plan, projection);
  const present = plan().where('scenario', { is_present: 1 })[0];
  if (!present) throw new Error('the sample has no present state');
  const ask = (change: Partial<DesignSettings>): DesignSettings => ({
    scenarioId: present.id,
    count: 'reps',
    measures: measures(0.08),
    centres: 'homes',
    start: 'new',
    keepPresent: 0,
    seconds: 15,
    seed: 1,
    ...change,
  });
  console.log('\nEast China, through the services (2 threads, seed 1)');
  const free = ask({ count: 24, centres: 'free', measures: measures(0.05), seconds: 20 });
  print('24 territories, both ±5 %', await solve(design, free), projection);
  print('36 homes, both ±15 %', await solve(design, ask({ measures: measures(0.15) })), projection);
  const budget = { accounts: null, sales: 0.15, perRep: null };
  const held = ask({ budget });
  print('36 homes, both ±8 %, 15 % of sales', await solve(design, held), projection);
  for (let round = 1; round <= mostRounds; round++) {
    const loose = await solve(design, ask({ seconds: 20 }));
    print(`36 homes, both ±8 %, after ${round - 1} rounds of splits`, loose, projection);
    const units = unitsToSplit(loose);
    if (loose.feasible || units.size === 0) break;
    for (const [unitId, parts] of units) split.split(unitId, parts);
    console.log(`    split ${units.size} units`);
  }
  print('the same, 15 % of sales, after the splits', await solve(design, held), projection);
  const shares = [0.15, 0.25, 0.35, 0.5, 0.7, 1];
  const started = performance.now();
  for await (const { points, done } of designSeries(design, ask({ seconds: 60 }), 'disruption', shares)) {
    if (!done) continue;
    console.log(`  front of ${points.length} plans in ${seconds(started)} s`);
    for (const { value, result } of points) {
      console.log(
        `    ${percent(value)} of sales at most: deviation ${deviations(result)}, ${moved(result, projection)} moved`,
      );
    }
  }
  design.close();
  session.close();
  rmSync(folder, { recursive: true, force: true });
}

function measures(tolerance: number): DesignSettings['measures'] {
  return ['workload', 'potential'].map((key) => ({ key, tolerance, weight: 1 }));
}

async function solve(design: DesignService, settings: DesignSettings): Promise<DesignResult> {
  let last: DesignEvent | null = null;
  for await (const event of design.follow(design.begin(settings))) last = event;
  if (!last?.result) throw new Error('the design made no plan');
  return last.result;
}

/** Units that the offered mends would split, and into how many parts. */
function unitsToSplit({ reasons }: DesignResult): Map<number, number> {
  const found = new Map<number, number>();
  for (const { code, params, unitIds } of reasons) {
    if (code === 'UNIT_TOO_BIG') for (const id of unitIds) found.set(id, Number(params.parts));
    if (code === 'DEAD_END' && typeof params.split0 === 'number') found.set(params.split0, 2);
    if (code === 'NOT_FOUND' || code === 'MEASURES_CONFLICT')
      for (const id of unitIds.slice(0, 4)) found.set(id, 2);
  }
  return found;
}

function print(title: string, result: DesignResult, projection: Projection): void {
  const { feasible, nonContiguous, travelMetres, lowerBoundMetres, reasons } = result;
  const gap = lowerBoundMetres === null ? '–' : percent(travelMetres / lowerBoundMetres - 1);
  console.log(
    `  ${title}: ${feasible ? 'valid' : 'not valid'} in ${result.seconds.toFixed(1)} s, deviation ${deviations(result)}, ` +
      `${nonContiguous} split, ${(travelMetres / 1000).toFixed(1)} km, gap ${gap}, ${moved(result, projection)} of sales moved`,
  );
  const { units, unitIndex } = projection.dataset();
  for (const { code, params, unitIds, relaxBy } of reasons) {
    const names = unitIds.map((id) => units[unitIndex.get(id) ?? -1]?.name ?? '').join(', ');
    const splits = [0, 1, 2].flatMap((index) => {
      const unit = units[unitIndex.get(Number(params[`split${index}`])) ?? -1];
      return unit ? [unit.name] : [];
    });
    console.log(
      `    ${code} ${names}${splits.length > 0 ? `; split ${splits.join(', ')}` : ''}` +
        `${relaxBy === null ? '' : `; relax by ${code === 'BUDGET_TOO_SMALL' ? percent(relaxBy / sales(projection)) : percent(relaxBy)}`}`,
    );
  }
}

function deviations({ maxDeviation }: DesignResult): string {
  return maxDeviation.map(percent).join(' / ');
}

function moved({ movedSalesFen }: DesignResult, projection: Projection): string {
  return percent(movedSalesFen / sales(projection));
}

function sales(projection: Projection): number {
  return projection.dataset().sales.reduce((sum, fen) => sum + fen, 0);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
