import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { open } from '../../../../test/support/export-session.ts';
import { readRawWorkbook } from '../../../../test/support/raw-workbook.ts';
import { Random } from '../../engine/design/random.ts';

describe('an export that does not come to its end', () => {
  it('leaves no half file whenever it is cancelled', { timeout: 60_000 }, async () => {
    const { exports, files, folder, scenarioId } = open(3000);
    const path = join(folder, 'out.xlsx');
    writeFileSync(path, 'before');
    const random = new Random(5);
    const outcomes = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const cancel = new AbortController();
      setTimeout(() => cancel.abort(), random.fraction() * 1500);
      const input = { scenarioId, fileId: files.register(path).id, format: 'xlsx', language: 'zh' } as const;
      const running = async () => {
        for await (const _ of exports.scenario(input, cancel.signal));
      };
      const outcome = await running().then(
        () => 'written',
        (error: { code: string }) => error.code,
      );
      outcomes.add(outcome);
      await expect.poll(() => readdirSync(folder)).toEqual(['out.xlsx']);
      if (outcome === 'written') {
        expect(readRawWorkbook(path)).toHaveLength(10);
        writeFileSync(path, 'before');
      } else expect(readFileSync(path, 'utf8')).toBe('before');
    }
    expect(outcomes).toContain('JOB_CANCELLED');
    expect([...outcomes].filter((outcome) => !['written', 'JOB_CANCELLED'].includes(outcome))).toEqual([]);
  });

  it('leaves what stood there, and nothing beside it', async () => {
    const { exports, files, folder, scenarioId } = open(20_000);
    const path = join(folder, 'out.xlsx');
    writeFileSync(path, 'before');
    const cancel = new AbortController();
    const input = { scenarioId, fileId: files.register(path).id, format: 'xlsx', language: 'zh' } as const;
    const running = async () => {
      for await (const { progress } of exports.scenario(input, cancel.signal)) {
        if (progress.done > 0) cancel.abort();
      }
    };
    await expect(running()).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
    await expect.poll(() => readdirSync(folder)).toEqual(['out.xlsx']);
    expect(readFileSync(path, 'utf8')).toBe('before');
  });

  it('says so when the file cannot be written', async () => {
    const { exports, files, folder, scenarioId } = open();
    for (const format of ['xlsx', 'json', 'geojson'] as const) {
      const fileId = files.register(join(folder, 'missing', `out.${format}`)).id;
      const writing = async () => {
        for await (const _ of exports.scenario({ scenarioId, fileId, format, language: 'zh' }));
      };
      await expect(writing()).rejects.toMatchObject({
        code: 'FILE_WRITE_FAILED',
        params: { file: `out.${format}` },
      });
    }
  });
});
