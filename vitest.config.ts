import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What tests start again and again (terminal, threads, programs that are killed) is read and compiled once: a start takes half the time. */
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url));

/** As the program is started (scripts/start.mjs): without it V8 now and then ends a process in which threads with WebAssembly come and go. */
export const execArgv = ['--no-memory-protection-keys'];

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    // The longest without a limit of its own takes 11 s; a build machine is slower, and busy with other things.
    testTimeout: 90_000,
    expect: { poll: { timeout: 20_000 } },
    // One more than a small machine has processors: many tests wait for a program or a drive.
    maxWorkers: 3,
    execArgv,
  },
});
