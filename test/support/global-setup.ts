import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type BrowserProgram, findBrowser } from './browser-program.ts';
import { builtFolder } from './paths.ts';

declare module 'vitest' {
  interface ProvidedContext {
    browser: BrowserProgram;
  }
}

/** Once for all test files: the build must be there, and a browser is found (or unpacked) for them. */
export default async function setup(project: TestProject): Promise<void> {
  if (!existsSync(join(builtFolder, 'main', 'loopback.js')))
    throw new Error('The program is not built: run npm run build before these tests (npm test does).');
  project.provide('browser', await findBrowser());
}
