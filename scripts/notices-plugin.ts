import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { shippedNotices } from './notices.ts';

/** A heading inside a licence is below that of its package: it begins no notice of its own. */
const ownHeadings = (text: string) => text.replace(/^#{1,2} /gm, '### ');

/** Licence texts of everything that ships, and of data made from others', in one file the program can show. Generated, not committed. */
export function notices(root: string): Plugin {
  return {
    name: 'bailiwick-notices',
    apply: 'build',
    closeBundle() {
      const parts = shippedNotices(root).map(
        ({ name, version, licence, text }) => `## ${name} ${version}\n\n${licence}\n\n${ownHeadings(text)}\n`,
      );
      const data = [
        join('resources', 'sample', 'NOTICE.md'),
        join('src', 'main', 'exchange', 'places', 'NOTICE.md'),
      ].map((file) => readFileSync(join(root, file), 'utf8').trim());
      writeFileSync(join(root, 'resources', 'NOTICES.md'), `${data.join('\n\n')}\n\n${parts.join('\n')}`);
    },
  };
}
