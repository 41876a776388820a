import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Newest change of any file below a folder, milliseconds. */
const newest = (folder: string) =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.includes('.sqlite'))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

/**
 * Builds the sample plan from its source sheets once per build, so that opening it is a copy and not an import of 47,000
 * rows. The file is generated, not committed.
 */
export function samplePlan(root: string): Plugin {
  return {
    name: 'bailiwick-sample-plan',
    apply: 'build',
    closeBundle() {
      const folder = join(root, 'resources', 'sample');
      const path = join(folder, 'east-china.sqlite');
      // The program itself is a source, too: what it makes of a sheet may have changed.
      const sources = [folder, join(root, 'src', 'main'), join(root, 'src', 'shared')];
      if (existsSync(path) && statSync(path).mtimeMs > Math.max(...sources.map(newest))) return;
      execFileSync(process.execPath, [join(root, 'scripts', 'build-sample-plan.ts'), folder, path], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    },
  };
}
