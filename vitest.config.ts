import { defineConfig } from 'vitest/config';

/** As the program is started (scripts/start.mjs): without it V8 now and then ends a process in which threads with WebAssembly come and go. */
export const execArgv = ['--no-memory-protection-keys'];

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    testTimeout: 30_000,
    maxWorkers: 2,
    execArgv,
  },
});
