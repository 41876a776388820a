import { describe, expect, it } from 'vitest';
import { importsOf, violationsOf } from '../../scripts/layer-rules.mjs';
import { lockfileViolations } from '../../scripts/lockfile-rules.mjs';

describe('the layer check', () => {
  it.each([
    ['src/main/engine/x.ts', "import fs from 'node:fs';"],
    ['src/main/engine/x.ts', "import type { Plan } from '../plan/plan.ts';"],
    ['src/main/engine/x.ts', "import { z } from 'zod';"],
    ['src/main/engine/x.ts', 'const now = Date.now();'],
    ['src/main/engine/design/x.ts', 'const r = Math.random();'],
    ['src/main/plan/x.ts', "export { y } from '../services/y.ts';"],
    ['src/main/exchange/x.ts', "import('../router/index.ts');"],
    ['src/main/jobs/x-worker.ts', "import { openPlan } from '../plan/open.ts';"],
    ['src/main/services/x.ts', "import { app } from 'electron';"],
    ['src/main/services/x.ts', "import Database from 'better-sqlite3';"],
    ['src/main/services/x.ts', "db.prepare('SELECT id FROM unit')"],
    ['src/main/router/x.ts', "import { openPlan } from '../plan/open.ts';"],
    ['src/main/loopback/x.ts', "import { openWindow } from '../electron/window.ts';"],
    ['src/renderer/x.tsx', "import { createServices } from '../main/services/index.ts';"],
    ['src/renderer/x.tsx', "import { join } from 'node:path';"],
    ['src/renderer/grid/x.tsx', "import 'ag-grid-enterprise';"],
    ['src/shared/x.ts', "import { readFile } from 'node:fs/promises';"],
    ['src/preload/x.ts', "import { createRouter } from '../main/router/index.ts';"],
    ['src/renderer/x.tsx', '// @ts-ignore\nconst a = 1;'],
  ])('rejects in %s: %s', (path, text) => {
    expect(violationsOf(path, text)).not.toEqual([]);
  });

  it.each([
    ['src/main/engine/design/x.ts', "import { y } from '../geo/y.ts';\nimport Flatbush from 'flatbush';"],
    ['src/main/engine/x.test.ts', "import { readFileSync } from 'node:fs';"],
    ['src/main/plan/x.ts', "import Database from 'better-sqlite3';\ndb.prepare('SELECT id FROM unit');"],
    [
      'src/main/electron/x.ts',
      "import { app } from 'electron';\nimport { createRouter } from '../router/index.ts';",
    ],
    ['src/renderer/x.tsx', "// like import fs from 'node:fs'\nimport { z } from 'zod';\nimport './x.css';"],
    ['src/shared/x.ts', "const purposes = ['import', 'export'];\nconst from = 'from';"],
  ])('lets pass in %s: %s', (path, text) => {
    expect(violationsOf(path, text)).toEqual([]);
  });

  it('sees every way to import', () => {
    const text = `import a from 'a';import {\n b,\n} from "b";export * from 'c';import 'd';await import('e');require('f');`;
    expect(importsOf(text)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });
});

describe('the lockfile check', () => {
  const lock = (path: string, entry: object) =>
    lockfileViolations({ packages: { '': {}, [path]: { version: '1.0.0', ...entry } } });

  it('rejects licences that would bind the program, and the paid grid', () => {
    expect(lock('node_modules/a', { license: 'GPL-3.0' })).toHaveLength(1);
    expect(lock('node_modules/a', { license: 'MPL-2.0' })).toHaveLength(1);
    expect(lock('node_modules/a', {})).toHaveLength(1);
    expect(lock('node_modules/a', { license: 'MIT AND GPL-2.0' })).toHaveLength(1);
    expect(lock('node_modules/x/node_modules/ag-grid-enterprise', { license: 'MIT' })).toHaveLength(1);
  });

  it('rejects a prebuilt package that an old npm would try to compile', () => {
    expect(lock('node_modules/better-sqlite3', { license: 'MIT' })).toHaveLength(1);
    expect(lock('node_modules/better-sqlite3', { license: 'MIT', gypfile: false })).toEqual([]);
  });

  it('lets permissive ones pass, and weak copyleft for our tools only', () => {
    expect(lock('node_modules/a', { license: '(MIT OR GPL-3.0-or-later)' })).toEqual([]);
    expect(lock('node_modules/a', { license: 'MPL-2.0', dev: true })).toEqual([]);
    expect(lock('node_modules/@b/c', { license: 'Apache-2.0' })).toEqual([]);
  });
});
