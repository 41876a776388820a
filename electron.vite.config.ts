import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { notices } from './scripts/notices-plugin.ts';
import { samplePlan } from './scripts/sample-plan-plugin.ts';

const root = import.meta.dirname;

/** Each worker is an entry of its own, so that `jobs/worker-url.ts` finds it as out/main/<name>.js. */
const workers = readdirSync(resolve(root, 'src/main'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('-worker.ts'))
  .map((file) => [basename(file, '.ts'), resolve(root, 'src/main', file)]);

export default defineConfig({
  main: {
    plugins: [samplePlan(root), notices(root)],
    build: {
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: resolve(root, 'src/main/electron/index.ts'),
          loopback: resolve(root, 'src/main/loopback/index.ts'),
          ...Object.fromEntries(workers),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload has no module loader: one CommonJS file, nothing left to require but electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src/renderer'),
    plugins: [react()],
    // The hosts put a fresh nonce in place of this word whenever they serve index.html (main/host/bundle.ts).
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      // Electron's Chromium, and the Chrome, Edge, Firefox or Safari of the browser host.
      target: 'es2023',
      minify: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: { index: resolve(root, 'src/renderer/index.html') } },
    },
  },
});
