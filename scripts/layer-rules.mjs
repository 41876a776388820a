// Which folder may import which, and what a file may not say. Read top to bottom: it is the drawing of the program.
import { posix } from 'node:path';

const main = (...folders) => folders.map((folder) => `src/main/${folder}`);

/**
 * For each folder: our own folders it may import besides itself, and the packages it may not (or, with `only`, the only ones it
 * may). `node: false` forbids Node's own modules.
 */
export const layers = [
  { folder: 'src/shared', may: [], node: false, only: ['zod', '@orpc/contract'] },
  {
    folder: 'src/main/engine',
    may: ['src/shared'],
    node: false,
    not: ['zod', 'better-sqlite3', 'electron', 'ws', 'commander', 'exceljs', '@orpc/*'],
  },
  { folder: 'src/main/plan', may: ['src/shared', ...main('engine')] },
  { folder: 'src/main/exchange', may: ['src/shared', ...main('engine')] },
  { folder: 'src/main/jobs', may: ['src/shared', ...main('engine', 'exchange')] },
  {
    folder: 'src/main/services',
    may: ['src/shared', 'package.json', ...main('plan', 'engine', 'exchange', 'jobs')],
  },
  { folder: 'src/main/router', may: ['src/shared', ...main('services')] },
  { folder: 'src/main/host', may: ['src/shared'] },
  { folder: 'src/main/loopback', may: ['src/shared', 'scripts', ...main('host', 'router', 'services')] },
  { folder: 'src/main/electron', may: ['src/shared', ...main('host', 'router', 'services')] },
  {
    folder: 'src/main/cli',
    may: ['src/shared', 'scripts', 'package.json', ...main('services', 'plan', 'exchange', 'engine', 'jobs')],
  },
  { folder: 'src/preload', may: ['src/shared'], node: false, only: ['electron'] },
  {
    folder: 'src/renderer',
    may: ['src/shared'],
    node: false,
    not: ['electron', 'better-sqlite3', '@orpc/server', 'ws'],
  },
];

/** Packages that one place only may name. */
export const owners = [
  { package: 'electron', folders: ['src/main/electron', 'src/preload'] },
  // A GeoPackage and a MBTiles are databases, too: never opened as a plan is.
  {
    package: 'better-sqlite3',
    folders: ['src/main/plan', 'src/main/exchange/geopackage', 'src/main/exchange/tiles'],
  },
  { package: 'ws', folders: ['src/main/loopback'] },
  { package: 'ag-grid-enterprise', folders: [] },
];

/** Words a folder may not contain outside its tests. */
export const words = [
  {
    in: 'src/main/engine',
    pattern: /\bMath\.random\b|\bDate\.now\b|\bnew Date\b|\bperformance\.now\b|\bcrypto\.\w+/,
    why: 'the engine has no clock and no randomness but its seed',
  },
  {
    in: 'src',
    except: ['src/main/plan', 'src/main/exchange/geopackage', 'src/main/exchange/tiles'],
    pattern:
      /['"`]\s*(?:SELECT\s+[\w*(",.\s]+\s+FROM\s|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(?:TABLE|INDEX)\s|PRAGMA\s)/,
    why: 'SQL belongs to src/main/plan',
  },
  {
    in: 'src',
    pattern: /\bbiome-ignore\b|@ts-(?:ignore|expect-error|nocheck)\b/,
    why: 'checks are not switched off',
  },
];

const isTest = (path) => /\.(test|bench)\.tsx?$/.test(path);
const isIn = (path, folder) => path === folder || path.startsWith(`${folder}/`);
const matches = (name, pattern) =>
  pattern.endsWith('/*')
    ? name.startsWith(pattern.slice(0, -1))
    : name === pattern || name.startsWith(`${pattern}/`);

/** Comments out, so that an example in one is no import. Strings stay: `//` inside them follows a colon. */
const withoutComments = (text) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\w])\/\/.*$/gm, '$1');

/** Every module a source text imports, re-exports or loads. */
export function importsOf(text) {
  const pattern =
    /(?<!['"`.\w])(?:(?:import|export)\s[^'"`;]*?\bfrom\s*|import\s+|(?:import|require)\s*\(\s*)(['"])([^'"\n]+)\1/g;
  return [...withoutComments(text).matchAll(pattern)].map((match) => match[2]);
}

/** What a file breaks, in sentences. `path` is from the project's root, with forward slashes. */
export function violationsOf(path, text) {
  const found = [];
  const layer = layers.find(({ folder }) => isIn(path, folder));
  for (const name of importsOf(text)) {
    const isOurs = name.startsWith('.');
    const target = isOurs ? posix.normalize(posix.join(posix.dirname(path), name)) : name;
    for (const owner of owners)
      if (!isOurs && matches(name, owner.package) && path.startsWith('src/') && !isTest(path))
        if (!owner.folders.some((folder) => isIn(path, folder)))
          found.push(`imports ${name}, which only ${owner.folders.join(' and ') || 'nobody'} may`);
    if (!layer || isTest(path)) continue;
    if (isOurs && ![layer.folder, ...layer.may].some((folder) => isIn(target, folder)))
      found.push(
        `imports ${target}; ${layer.folder} may import only ${[layer.folder, ...layer.may].join(', ')}`,
      );
    if (name.startsWith('node:') && layer.node === false)
      found.push(`imports ${name}; ${layer.folder} runs without Node`);
    if (isOurs || name.startsWith('node:')) continue;
    if (layer.only && !layer.only.some((allowed) => matches(name, allowed)))
      found.push(`imports ${name}; ${layer.folder} may use only ${layer.only.join(', ')}`);
    if (layer.not?.some((refused) => matches(name, refused)))
      found.push(`imports ${name}; ${layer.folder} may not`);
  }
  if (isTest(path)) return found;
  for (const { in: folder, except, pattern, why } of words) {
    const scope = pattern.source.includes('biome-ignore') ? text : withoutComments(text);
    const hit =
      isIn(path, folder) && !except?.some((other) => isIn(path, other)) ? pattern.exec(scope) : null;
    if (hit) found.push(`says "${hit[0].trim()}": ${why}`);
  }
  return found;
}
