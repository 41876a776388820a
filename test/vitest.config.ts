import { defineConfig } from 'vitest/config';
import { execArgv } from '../vitest.config.ts';

/** What runs against the built program (`npm run build` first): both transports, the hosts, a real browser. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // Some three times what the longest takes on a machine that is busy with other things.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
    execArgv,
  },
});
