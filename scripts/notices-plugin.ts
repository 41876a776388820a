import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { shippedNotices } from './notices.ts';

/** Licence texts of everything that ships, and of the sample's boundaries, in one file the program can show. Generated, not committed. */
export function notices(root: string): Plugin {
  return {
    name: 'bailiwick-notices',
    apply: 'build',
    closeBundle() {
      const parts = shippedNotices(root).map(
        ({ name, version, licence, text }) => `## ${name} ${version}\n\n${licence}\n\n${text}\n`,
      );
      const sample = readFileSync(join(root, 'resources', 'sample', 'NOTICE.md'), 'utf8');
      writeFileSync(join(root, 'resources', 'NOTICES.md'), `${sample.trim()}\n\n${parts.join('\n')}`);
    },
  };
}
