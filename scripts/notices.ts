import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockEntry {
  version?: string;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
}

export interface Notice {
  name: string;
  version: string;
  licence: string;
  /** In full. */
  text: string;
}

const isLicenceFile = (name: string) =>
  /^(licen[cs]e|copying|notice|third[-_]party[-_]licen[cs]es)([._-]|$)/i.test(name);

/** Where the words of a licence stand, for a package that names it and brings no text: beside one that does. */
const standardTexts: Readonly<Record<string, string>> = {
  MIT: 'node_modules/react/LICENSE',
  ISC: 'node_modules/flatbush/LICENSE',
  'Apache-2.0': 'node_modules/echarts/LICENSE',
  'BSD-2-Clause': 'node_modules/leaflet/LICENSE',
  'BSD-3-Clause': 'node_modules/zrender/LICENSE',
  // The same words under Eclipse's name.
  'EDL-1.0': 'node_modules/zrender/LICENSE',
};

/** What ships with the program, by name, each once with its licence in full. */
export function shippedNotices(root: string): Notice[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockEntry>;
  };
  const notices = Object.entries(lock.packages)
    .filter(
      ([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && existsSync(join(root, path)),
    )
    .map(([path, entry]): [string, Notice] => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const { version = '', license: licence = '' } = entry;
      return [`${name} ${version}`, { name, version, licence, text: textOf(root, path, licence) }];
    });
  // The same version may be installed under several others.
  return [...new Map(notices)].sort(([a], [b]) => a.localeCompare(b)).map(([, notice]) => notice);
}

function textOf(root: string, path: string, licence: string): string {
  const own = readdirSync(join(root, path))
    .filter(isLicenceFile)
    .map((file) => readFileSync(join(root, path, file), 'utf8').trim())
    .filter((text) => text !== '');
  if (own.length > 0) return own.join('\n\n');
  // `(MIT OR CC0-1.0)`: the first that has a text here.
  const named = licence.split(/[()\s]+/).find((word) => word in standardTexts);
  const standard = standardTexts[named ?? ''];
  if (standard === undefined) return '';
  const words = readFileSync(join(root, standard), 'utf8')
    .split('\n')
    .filter((line) => !/^\s*Copyright/i.test(line));
  return `The package brings no text of its licence; this is the licence it names.\n\n${words.join('\n').trim()}`;
}
