import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const newest = (folder: string, skip: string) =>
  Math.max(
    ...readdirSync(folder)
      .filter((name) => name !== skip)
      .map((name) => statSync(join(folder, name)).mtimeMs),
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
      const schema = statSync(join(root, 'src', 'main', 'plan', 'migrations')).mtimeMs;
      if (existsSync(path) && statSync(path).mtimeMs > Math.max(newest(folder, 'east-china.sqlite'), schema))
        return;
      execFileSync(process.execPath, [join(root, 'scripts', 'build-sample-plan.ts'), folder, path], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    },
  };
}
