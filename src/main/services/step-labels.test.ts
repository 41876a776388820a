import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { translate } from '../../shared/i18n/index.ts';

const folder = import.meta.dirname;

/** Keys of steps as written in the services: `{ key: 'territory.add', params…`. */
const keys = globSync('**/*.ts', { cwd: folder })
  .filter((name) => !/(\.test|principles|explain|explain-ground)\.ts$/.test(name))
  .flatMap((name) => [
    ...readFileSync(join(folder, name), 'utf8').matchAll(/key: '([\w.]+)', params/g),
    ...readFileSync(join(folder, name), 'utf8').matchAll(/key: \w+ \? '([\w.]+)' : '[\w.]+', params/g),
  ])
  .map((match) => match[1]);

describe('steps of the history', () => {
  it('all have words in both languages', () => {
    expect(keys.length).toBeGreaterThan(10);
    for (const key of keys) {
      for (const language of ['zh', 'en'] as const) {
        expect(translate(language, 'history', key)).not.toBe(`history:${key}`);
      }
    }
  });
});
