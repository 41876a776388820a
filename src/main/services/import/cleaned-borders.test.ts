import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { lastPreview } from '../../../../test/support/last-preview.ts';
import type { ImportDecisions, ImportPreview } from '../../../shared/contract/import.ts';
import { testFile } from '../../exchange/testing/folder.ts';
import { dump, testPlan } from '../../plan/testing/folder.ts';
import { createFileRegistry } from '../file-registry.ts';
import { importFiles } from '../import-files.ts';
import { createImportService } from '../import-service.ts';

const metre = 1 / 111_195;

/** Three counties in a row, each drawn by itself: 12 m between the first two, 20 m twice drawn between the last two. */
const drawnApart = () =>
  counties([
    [118, 118.1],
    [118.1 + 12 * metre, 118.2],
    [118.2 - 20 * metre, 118.3],
  ]);

/** A map of counties of the same two parallels, each between two meridians; the third is a code of its own. */
function counties(edges: readonly (readonly [west: number, east: number, code?: string])[]): string {
  const features = edges.map(([west, east, code = ''], at) => ({
    type: 'Feature',
    properties: { code: code || `32010${at}`, name: `县${at}` },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, 32],
          [east, 32],
          [east, 32.1],
          [west, 32.1],
          [west, 32],
        ],
      ],
    },
  }));
  return testFile('县界.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
}

it('comes as drawn unless cleaning is chosen; the preview says what it changes, and one undo takes it back', async () => {
  const plan = testPlan();
  const files = createFileRegistry();
  const service = createImportService({ plan: () => plan, files });
  const file = await service.inspect({ fileId: files.register(drawnApart()).id, encoding: null });
  const sheet = file.sheets[0];
  if (!sheet) throw new Error('no sheet');
  const source = {
    fileId: file.fileId,
    sheet: sheet.name,
    kind: 'units' as const,
    headerRow: 0,
    mapping: sheet.mapping,
    crs: 'wgs84' as const,
    encoding: null,
    scenarioId: null,
  };
  const preview = async (decisions: ImportDecisions): Promise<ImportPreview> => {
    let last: ImportPreview | null = null;
    for await (const event of service.preview({ source, decisions })) last = event.preview;
    if (!last) throw new Error('no preview');
    return last;
  };
  const plain = await preview({ byCode: {}, byIndex: {} });
  // Offered with what it would do, and not done.
  expect(plain.borders).toMatchObject({
    suggestedMetres: 30,
    report: { gaps: { count: 1 }, overlaps: { count: 1 }, joined: 2, left: { count: 0 } },
  });
  expect(plain.findings).toContainEqual({ code: 'BORDER_GAP', count: 2, action: 'noted' });

  const { importId } = plain;
  const choose = (gapMetres: number) =>
    lastPreview(
      service.decide({
        importId,
        decisions: { byCode: {}, byIndex: {}, clean: { gapMetres, overlaps: 'first', slivers: true } },
      }),
    );
  expect((await choose(5)).borders?.report).toMatchObject({ gaps: { count: 0 }, overlaps: { count: 1 } });
  const cleaned = await choose(30);
  expect(cleaned.findings.map(({ code }) => code)).not.toContain('BORDER_GAP');
  const before = dump(plan);
  for await (const _ of service.commit({ importId }));
  expect(plan.all('unit_pair').map(({ a, b, kind }) => [a, b, kind])).toEqual([
    [1, 2, 'adjacent'],
    [2, 3, 'adjacent'],
  ]);
  const areas = plan.all('unit').map(({ area_m2 }) => area_m2);
  plan.undo();
  expect(dump(plan)).toEqual(before);

  await importFiles(plan, { units: drawnApart() });
  const drawn = plan.all('unit').map(({ area_m2 }) => area_m2);
  // 12 m of gap went to one of the first two, 20 m drawn twice stayed with the second of three.
  const strip = (metres: number) => metres * 0.1 * 111_195 * Math.cos((32.05 * Math.PI) / 180);
  const total = (list: number[]) => list.reduce((sum, area) => sum + area, 0);
  const expected = total(drawn) + strip(12) - strip(20);
  expect(Math.abs(total(areas) - expected)).toBeLessThan(strip(1));
  expect(areas[2] ?? 0).toBeLessThan((drawn[2] ?? 0) - strip(19));
}, 60_000);

it('leaves the East China counties as they are: there is nothing to clean', async () => {
  const units = fileURLToPath(
    new URL('../../../../resources/sample/east-china-counties.topo.json', import.meta.url),
  );
  const plan = testPlan();
  const clean = { gapMetres: 30, overlaps: 'larger', slivers: true } as const;
  const { borders } = await importFiles(plan, { units, clean });
  expect(borders).toMatchObject({ units: 0, joined: 0 });
  const plain = testPlan();
  await importFiles(plain, { units });
  expect(plan.all('boundary')).toEqual(plain.all('boundary'));
  expect(plan.all('unit_pair')).toEqual(plain.all('unit_pair'));
}, 60_000);

it('tells what cleaning is at and for how long; given up, the preview is as it was and imports as drawn', async () => {
  const plan = testPlan();
  const files = createFileRegistry();
  const service = createImportService({ plan: () => plan, files });
  const path = drawnApart();
  const file = await service.inspect({ fileId: files.register(path).id, encoding: null });
  const [sheet] = file.sheets;
  if (!sheet) throw new Error('no sheet');
  const source = {
    ...sheet,
    fileId: file.fileId,
    sheet: sheet.name,
    kind: 'units' as const,
    encoding: null,
    scenarioId: null,
  };
  const drawn = await lastPreview(service.preview({ source, decisions: { byCode: {}, byIndex: {} } }));
  const { importId } = drawn;
  // Another width than the one looked at: worked out anew.
  const clean = { gapMetres: 25, overlaps: 'first', slivers: true } as const;
  const decisions: ImportDecisions = { byCode: {}, byIndex: {}, clean };
  const leave = new AbortController();
  const working = service.decide({ importId, decisions }, leave.signal);
  leave.abort();
  await expect(lastPreview(working)).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
  const stages = new Set<string>();
  let again: ImportPreview | null = null;
  for await (const { progress, preview } of service.decide({ importId, decisions })) {
    stages.add(progress.stage);
    again = preview;
  }
  expect(again?.borders?.report).toMatchObject({ gaps: { count: 1 }, overlaps: { count: 1 } });
  // A slow reader misses some, never the last.
  expect(stages).toContain('measuring');
  // In the midst of it, by leaving the loop.
  for await (const _ of service.decide({
    importId,
    decisions: { ...decisions, clean: { ...clean, gapMetres: 26 } },
  }))
    break;
  const back = await lastPreview(service.decide({ importId, decisions: { byCode: {}, byIndex: {} } }));
  expect(back).toEqual(drawn);
  for await (const _ of service.commit({ importId }));
  const plain = testPlan();
  await importFiles(plain, { units: path });
  expect(plan.all('boundary')).toEqual(plain.all('boundary'));
}, 60_000);

it('islands, borders that don’t meet and slivers are told, each at its county', async () => {
  const { findings } = await importFiles(testPlan(), {
    units: counties([
      [118, 118.1],
      [118.1 + 12 * metre, 118.2],
      [118.2, 118.2 + 4 * metre],
      [118.2 + 4 * metre, 118.3],
      [119, 119.1],
    ]),
  });
  expect(findings.map(({ code, row, value }) => [code, row, value])).toEqual(
    expect.arrayContaining([
      ['BORDER_GAP', 1, '县0'],
      ['GEOMETRY_SLIVER', 3, '县2'],
      ['GEOMETRY_ISLAND', 5, '县4'],
    ]),
  );
  expect(findings.filter(({ code }) => code !== 'BORDER_GAP')).toHaveLength(2);
});

it('rows that don’t come in take nothing from those that do, and leave no borders behind', async () => {
  const clean = { gapMetres: 30, overlaps: 'larger', slivers: true } as const;
  const alone = testPlan();
  await importFiles(alone, {
    units: counties([
      [118, 118.1],
      [118.1, 118.2],
    ]),
    clean,
  });
  const twice = testPlan();
  // The first county once more, larger, over both: only the first of a code is taken.
  const { borders, findings } = await importFiles(twice, {
    units: counties([
      [118, 118.1],
      [118.1, 118.2],
      [118.01, 118.25, '320100'],
    ]),
    clean,
  });
  expect(borders?.overlaps.count).toBe(0);
  expect(findings.map(({ code, row }) => [code, row])).toEqual([['CODE_DUPLICATE', 3]]);
  // The grid of the file's points follows its extent: not to the last square metre.
  const squareKilometres = (plan: typeof alone) =>
    plan.all('unit').map(({ code, area_m2 }) => [code, Math.round(area_m2 / 1e6)]);
  expect(squareKilometres(twice)).toEqual(squareKilometres(alone));
  // Without cleaning, too, the map has the borders of its units alone.
  const drawn = testPlan();
  await importFiles(drawn, {
    units: counties([
      [118, 118.1],
      [118.1, 118.2],
      [119, 119.1, '320100'],
    ]),
  });
  expect(drawn.all('unit_pair')).toEqual(alone.all('unit_pair'));
  const { arcs } = JSON.parse(drawn.get('boundary', { level: 0 })?.topology ?? '') as { arcs: unknown[] };
  expect(arcs).toHaveLength(3);
});

it('a unit whose whole area goes to another is told as one that has no borders left', async () => {
  const plan = testPlan();
  const { counts, findings } = await importFiles(plan, {
    units: counties([
      [118, 118.1],
      [118.1, 118.2],
      [118.1, 118.2],
    ]),
    clean: { gapMetres: 30, overlaps: 'first', slivers: true },
  });
  expect(counts.units).toMatchObject({ created: 2, skipped: 1 });
  expect(findings.map(({ code, row, value }) => [code, row, value])).toEqual([
    ['GEOMETRY_INVALID', 3, '县2'],
  ]);
});
