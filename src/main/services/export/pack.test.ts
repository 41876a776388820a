import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterEach, describe, expect, it } from 'vitest';
import type { GridRegion } from '../../../../test/support/grid-plan.ts';
import { type GridSession, gridSession } from '../../../../test/support/grid-session.ts';
import { boardParts } from '../../../shared/domain/pack.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { createCompareService } from '../compare-service.ts';
import { createFileRegistry } from '../file-registry.ts';
import { createQuotaService } from '../quota-service.ts';
import { createExportService } from './export-service.ts';
import type { PackTask } from './write-pack.ts';

const at = '2026-11-22T00:00:00.000Z';
const hostile = '<script>alert(1)</script>\u0007"\'&=1+1\u202egpj.exe';
/** The same once it is harmless: what documents may show, as text. */
const tamed = '<script>alert(1)</script>"\'&=1+1gpj.exe';

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.dispose();
});

function open(mark = hostile, people: Partial<GridRegion> = {}) {
  const grid = gridSession({ columns: 8, rows: 6, accounts: 400, reps: 5, seed: 3, ...people });
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-pack-test-'));
  opened.push(grid, { dispose: () => rmSync(folder, { recursive: true, force: true }) });
  const { plan, present, projection } = grid;
  const territories = plan.where('territory', { scenario_id: present.id });
  const afterId = plan.edit({ key: 'test', params: {} }, ['alignment'], (write) => {
    const id = write.branchScenario(present.id, `方案${mark}`);
    write.assignUnits(id, [1, 2, 9, 10], territories[4].territory_id);
    write.assignUnits(id, [3], 0);
    const [first] = write.where('territory', { scenario_id: id });
    write.put('territory', { ...first, name: mark });
    for (const account of write.all('account'))
      write.put('account', { ...account, name: `${mark}${account.id}` });
    for (const rep of write.all('rep')) write.put('rep', { ...rep, name: `${mark}${rep.id}` });
    for (const unit of write.all('unit')) write.put('unit', { ...unit, name: `${mark}${unit.id}` });
    return id;
  });
  createQuotaService({ plan: () => plan, projection }).spread(afterId, {
    year: 2027,
    totalFen: 123_456_789_01,
    method: 'history',
    weights: { history: 1, potential: 0, workload: 0 },
    stepFen: 1,
    season: 'even',
  });
  const files = createFileRegistry();
  const exports = createExportService({ files, session: grid.session });
  const write = async (task: PackTask, ending: string, language: Language = 'zh') => {
    const path = join(folder, `out${Math.random()}.${ending}`);
    const { id: fileId } = files.register(path);
    for await (const { done } of exports.pack({ ...task, fileId, language })) if (done) break;
    return readFileSync(path);
  };
  return { ...grid, afterId, write, exports, files, folder };
}

const board = (
  { present, afterId }: { present: GridSession['present']; afterId: number },
  format: 'pptx' | 'pdf' | 'html',
): Extract<PackTask, { kind: 'board' }> => ({
  kind: 'board',
  beforeId: present.id,
  afterId,
  format,
  parts: [...boardParts],
  goals: {},
  at,
});

async function pdfText(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  return pages;
}

const values = (xml: string, part: string) =>
  [...xml.matchAll(new RegExp(`<c:${part}>.*?</c:${part}>`, 'gs'))].map(([ser]) =>
    [...ser.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)<\/c:v>/g)].map(([, , value]) => value),
  );

describe('a board pack', () => {
  it('has charts in PowerPoint with the services’ figures, and workbooks behind them', {
    timeout: 60_000,
  }, async () => {
    const made = open();
    const files = unzipSync(await made.write(board(made, 'pptx'), 'pptx'));
    const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    const { territories } = made.projection.alignment(made.afterId);
    const expected = [...territories]
      .sort((a, b) => (b.workloadDeviation ?? 0) - (a.workloadDeviation ?? 0) || a.id - b.id)
      .map(({ workloadDeviation }) => workloadDeviation);
    const charts = Object.keys(files).filter((name) => /charts\/chart\d+\.xml$/.test(name));
    expect(charts.length).toBe(4);
    const proposed = charts.flatMap((name) => values(text(name), 'val')).map((list) => list.map(Number));
    expect(proposed).toContainEqual(expected);

    const { affected } = createCompareService(made.session.plan, made.projection).compare(
      made.present.id,
      made.afterId,
    );
    const lost = affected.map(({ lost: { salesFen } }) => salesFen).filter((fen) => fen > 0);
    const flat = proposed.flat().map((value) => Math.round(Math.abs(value) * 1e6));
    // In the chart's scale of 10,000 yuan or of one.
    for (const fen of lost) expect(flat.some((value) => value === fen || value === fen * 1e4)).toBe(true);
    for (const name of charts) expect(text(name)).not.toContain('<c:v></c:v>');
    expect(Object.keys(files).filter((name) => name.endsWith('.xlsx')).length).toBe(4);
  });

  it('shows every territory of the map as a shape of its name', { timeout: 60_000 }, async () => {
    const made = open();
    const files = unzipSync(await made.write(board(made, 'pptx'), 'pptx'));
    const slides = Object.keys(files).filter((name) => /slides\/slide\d+\.xml$/.test(name));
    const shapes = slides.flatMap((name) => [
      ...strFromU8(files[name] ?? new Uint8Array()).matchAll(
        /name="([^"]*)"><\/p:cNvPr>(?:(?!<p:sp>)[\s\S])*?<a:custGeom>/g,
      ),
    ]);
    const names = new Set(shapes.map(([, name]) => name));
    for (const { name } of made.projection.alignment(made.present.id).territories)
      expect(names).toContain(escaped(name));
  });

  it('is a package without dangling parts or shapes of one number', { timeout: 60_000 }, async () => {
    const made = open();
    const files = unzipSync(await made.write(board(made, 'pptx'), 'pptx'));
    const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    for (const [, part] of text('[Content_Types].xml').matchAll(/PartName="\/([^"]+)"/g))
      expect(Object.keys(files)).toContain(part);
    for (const name of Object.keys(files).filter((one) => one.startsWith('ppt/slides/slide'))) {
      const ids = [...text(name).matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size, name).toBe(ids.length);
    }
  });

  it('says the same figures in PDF, with glyphs that read as text', { timeout: 60_000 }, async () => {
    const made = open();
    const pages = await pdfText(await made.write(board(made, 'pdf'), 'pdf'));
    const { figures } = createCompareService(made.session.plan, made.projection).compare(
      made.present.id,
      made.afterId,
    );
    const moved = figures.find(({ key }) => key === 'accountsMoved')?.right ?? 0;
    expect(pages.length).toBeGreaterThanOrEqual(boardParts.length);
    expect(pages[1]).toContain('提请决策');
    expect(pages[1]).toContain(`${moved} 个客户更换代表`);
    expect(pages.join('')).toContain('1.23 亿元');
    expect(pages.at(-1)).toContain('董事会');
  });

  it('gives the same bytes for the same plan and day, in every format', { timeout: 90_000 }, async () => {
    const made = open();
    for (const format of ['pptx', 'pdf', 'html'] as const) {
      const [one, two] = [
        await made.write(board(made, format), format),
        await made.write(board(made, format), format),
      ];
      expect(one.equals(two), format).toBe(true);
    }
  });

  it('leaves names from data inert', { timeout: 90_000 }, async () => {
    const made = open();
    const html = (await made.write(board(made, 'html'), 'html')).toString();
    expect(/<script|\u202e/.test(html)).toBe(false);
    expect(/\p{Cc}/u.test(html.replaceAll('\n', ''))).toBe(false);
    expect(html.includes('&#60;script&#62;alert(1)&#60;/script&#62;')).toBe(true);
    expect(/<[^>]+\s(style|on\w+|src|href="(?!#))=/.test(html)).toBe(false);

    const files = unzipSync(await made.write(board(made, 'pptx'), 'pptx'));
    for (const [name, bytes] of Object.entries(files)) {
      if (name.endsWith('.xlsx')) {
        const sheet = unzipSync(bytes);
        for (const [part, content] of Object.entries(sheet)) soundXml(`${name}/${part}`, strFromU8(content));
      } else soundXml(name, strFromU8(bytes));
    }
    const pdf = await made.write(board(made, 'pdf'), 'pdf');
    expect(pdf.toString('latin1')).not.toMatch(/\/(JavaScript|JS|Launch|URI|OpenAction)\b/);
    expect((await pdfText(pdf)).join('')).toContain(tamed.slice(0, 25));
  });

  it('leaves out the parts that are not asked for', { timeout: 60_000 }, async () => {
    const made = open();
    const html = (await made.write({ ...board(made, 'html'), parts: ['risks'] }, 'html', 'en')).toString();
    expect([...html.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id)).toEqual([
      'cover',
      'summary',
      'risks',
    ]);
  });
});

const escaped = (text: string) => text.replaceAll('&', '&amp;');

/** Nothing XML forbids, no element that a name brought along, no formula. */
function soundXml(name: string, xml: string): void {
  if (!/\.(xml|rels)$/.test(name)) return;
  expect(/[\p{Cc}\u202e]/u.test(xml.replace(/[\t\r\n]/g, '')), name).toBe(false);
  expect(xml.includes('<script'), name).toBe(false);
  expect(/<f[ >]/.test(xml), name).toBe(false);
}

describe('pages of a board pack', () => {
  it('hold 23 territories in one table and in two charts', { timeout: 60_000 }, async () => {
    const made = open('甲', { reps: 48 });
    expect(made.projection.alignment(made.afterId).territories).toHaveLength(23);
    const html = (await made.write(board(made, 'html'), 'html')).toString();
    const ids = [...html.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id) => /^(territories|fairness|quotas|balance)/.test(id ?? ''))).toEqual([
      'balance',
      'balance-2',
      'territories',
      'fairness',
      'quotas',
    ]);
  });
});

describe('tables on slides', () => {
  it('stay above the foot, dense ones too, with narrow margins in their cells', {
    timeout: 60_000,
  }, async () => {
    const made = open('甲', { reps: 48 });
    const files = unzipSync(await made.write(board(made, 'pptx'), 'pptx'));
    const slides = Object.entries(files).filter(([name]) => /slides\/slide\d+\.xml$/.test(name));
    const tables = slides.flatMap(([, bytes]) => [
      ...strFromU8(bytes).matchAll(/<p:graphicFrame>(?:(?!<\/p:graphicFrame>).)*<a:tbl>.*?<\/a:tbl>/gs),
    ]);
    const emus = 12_700;
    const numbers = (xml: string, pattern: RegExp) =>
      [...xml.matchAll(pattern)].map(([, value]) => Number(value) / emus);
    expect(tables.length).toBeGreaterThan(4);
    for (const [xml] of tables) {
      const [top = Number.NaN] = numbers(xml, /<a:off x="\d+" y="(\d+)"/g);
      const rows = numbers(xml, /<a:tr h="(\d+)"/g);
      expect(top + rows.reduce((sum, height) => sum + height, 0)).toBeLessThan(516);
      expect(Math.max(...numbers(xml, /mar[LRTB]="(\d+)"/g))).toBeLessThan(12);
    }
  });
});

describe('sheets of territories', () => {
  it('say load, targets and largest accounts as the services do', { timeout: 60_000 }, async () => {
    const made = open();
    const task = { kind: 'sheets', scenarioId: made.afterId, territoryIds: null, format: 'pdf', at } as const;
    const pages = await pdfText(await made.write(task, 'pdf'));
    const alignment = made.projection.alignment(made.afterId);
    const quota = createQuotaService({ plan: made.session.plan, projection: made.projection }).get(
      made.afterId,
    );
    expect(pages).toHaveLength(alignment.territories.length);
    alignment.territories.forEach(({ id, sums, utilisation }, index) => {
      const text = pages[index] ?? '';
      expect(text).toContain(`${Math.round(sums.workloadMinutes / 60).toLocaleString('en')} 小时`);
      expect(text).toContain(`${Math.round((utilisation ?? 0) * 100)} %`);
      const total = quota?.rows.find(({ territoryId }) => territoryId === id)?.totalFen ?? 0;
      expect(text).toContain(`${(total / 100 / 1e4).toFixed(1).replace(/\B(?=(\d{3})+\.)/g, ',')} 万元`);
      expect(text).toContain('第 4 季度');
    });
  });

  it('cut no heading and no figure, in either language', { timeout: 60_000 }, async () => {
    const made = open('甲', { accounts: 1500 });
    const task = { kind: 'sheets', scenarioId: made.afterId, territoryIds: null, format: 'pdf', at } as const;
    const [zh, en] = [
      (await pdfText(await made.write(task, 'pdf', 'zh'))).join(''),
      (await pdfText(await made.write(task, 'pdf', 'en'))).join(''),
    ];
    expect(zh).toContain('超过产能');
    expect(en).toContain('over capacity');
    expect(`${zh}${en}`).not.toContain('…');
  });

  it('are written for the territories asked for, neighbours named', { timeout: 60_000 }, async () => {
    const made = open();
    const [, second] = made.projection.alignment(made.present.id).territories;
    const territoryIds = [second.id];
    const task: PackTask = { kind: 'sheets', scenarioId: made.present.id, territoryIds, format: 'html', at };
    const html = (await made.write(task, 'html')).toString();
    expect(html.match(/<section /g)).toHaveLength(1);
    expect(html).toMatch(/相邻区域：代表/);
  });
});

describe('a picture of the map', () => {
  it('has a path per territory with its name, a scale, and the classes of its shading', {
    timeout: 60_000,
  }, async () => {
    const made = open();
    const task = {
      kind: 'picture',
      scenarioId: made.present.id,
      shading: { kind: 'measure', key: 'sales' },
      layers: ['territoryLabels', 'accounts'],
      bounds: null,
      at,
    } as const;
    const svg = (await made.write({ ...task, layers: [...task.layers] }, 'svg')).toString();
    for (const { name } of made.projection.alignment(made.present.id).territories)
      expect(svg).toContain(`<title>${name}</title>`);
    expect(svg).toMatch(/\d+ km</);
    expect(svg).toContain('A 类客户');
    const counts = [...svg.matchAll(/>[^<]*元[^<]*\((\d+)\)</g)].map(([, count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(48);
  });

  it('refuses bytes that are no PNG', async () => {
    const { exports, files, folder } = open();
    const { id } = files.register(join(folder, 'map.png'));
    await expect(exports.savePicture(id, Buffer.from('<svg/>'))).rejects.toMatchObject({
      code: 'VALUE_INVALID',
    });
  });
});

describe('a document that does not come to its end', () => {
  it('leaves what stood there', { timeout: 60_000 }, async () => {
    const made = open();
    const { id: fileId } = made.files.register(join(made.folder, 'none.pdf'));
    const cancel = new AbortController();
    const running = async () => {
      for await (const { progress } of made.exports.pack(
        { ...board(made, 'pdf'), fileId, language: 'zh' },
        cancel.signal,
      ))
        if (progress.stage === 'writing') cancel.abort();
    };
    await expect(running()).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
    expect(() => readFileSync(join(made.folder, 'none.pdf'))).toThrow();
  });
});
