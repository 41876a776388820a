import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

interface LockEntry {
  version?: string;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
}

const isLicenceFile = (name: string) => /^(licen[cs]e|copying|notice)(\.|$)/i.test(name);

/** Licence texts of everything that ships, and of the sample's boundaries, in one file the program can show. Generated, not committed. */
export function notices(root: string): Plugin {
  return {
    name: 'bailiwick-notices',
    apply: 'build',
    closeBundle() {
      const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
        packages: Record<string, LockEntry>;
      };
      const parts = Object.entries(lock.packages)
        .filter(
          ([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && existsSync(join(root, path)),
        )
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([path, entry]) => {
          const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
          const texts = readdirSync(join(root, path))
            .filter(isLicenceFile)
            .map((file) => readFileSync(join(root, path, file), 'utf8').trim());
          return `## ${name} ${entry.version ?? ''}\n\n${entry.license ?? ''}\n\n${texts.join('\n\n')}\n`;
        });
      const sample = readFileSync(join(root, 'resources', 'sample', 'NOTICE.md'), 'utf8');
      writeFileSync(join(root, 'resources', 'NOTICES.md'), `${sample.trim()}\n\n${parts.join('\n')}`);
    },
  };
}
