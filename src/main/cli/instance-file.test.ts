import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDistances } from './distance-file.ts';
import { readInstance, requireWritable } from './instance-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'bailiwick-instance-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const units = [
  { id: 'a', x: 0, y: 0, w: [1, 2] },
  { id: 'b', x: 1, y: 0, w: [3, 4] },
];
const good = { k: 1, units, edges: [[0, 1]] };

function file(content: unknown): string {
  const path = join(folder, 'instance.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('an instance file', () => {
  it('is read as it is', () => {
    expect(readInstance(file(good))).toEqual(good);
  });

  it.each([
    ['is not JSON', '{"k":'],
    ['document', null],
    ['document', [1]],
    ['k:', { ...good, k: 2.5 }],
    ['k:', { ...good, k: 0 }],
    ['units:', { ...good, units: undefined }],
    ['units:', { ...good, units: [] }],
    ['units[1].x', { ...good, units: [units[0], { ...units[1], x: '3' }] }],
    ['units[1].w:', { ...good, units: [units[0], { ...units[1], w: [1] }] }],
    ['units[1].w[0]', { ...good, units: [units[0], { ...units[1], w: [null, 1] }] }],
    ['units[1].w[1]', { ...good, units: [units[0], { ...units[1], w: [1, -1] }] }],
    ['edges:', { ...good, edges: undefined }],
    ['edges[0]', { ...good, edges: [[0, 2]] }],
    ['edges[0]', { ...good, edges: ['a'] }],
  ])('names what can not be used: %s', (place, content) => {
    expect(() => readInstance(file(content))).toThrow(`instance.json: ${place}`);
  });

  it('that is not there, and an answer that could not be written, are named before any search', () => {
    expect(() => readInstance(join(folder, 'gone.json'))).toThrow("gone.json: can't be read");
    expect(() => requireWritable(join(folder, 'nowhere', 'out.json'))).toThrow("out.json: can't be written");
    expect(() => requireWritable(folder)).toThrow("can't be written");
    expect(() => requireWritable(join(folder, 'out.json'))).not.toThrow();
  });
});

describe('a distance file', () => {
  const read = (content: string) => readDistances(file(content), units);

  it('has headings or not, but a first row that names units is no heading', () => {
    expect(read('from,to,km\na,b,5\n')[1]).toBe(5);
    expect(read('0,1,5\n')[1]).toBe(5);
    expect(() => read('a,b,five\n')).toThrow('line 1: kilometres');
  });

  it('without a row is refused', () => {
    expect(() => read('from,to,km\n')).toThrow('no rows from,to,km');
  });
});
