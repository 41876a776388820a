// What the packages of package-lock.json may be: free to ship, and none of the paid grid.

/** Ship with the program. */
const permissive = new Set([
  ...['MIT', 'MIT/X11', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'],
  ...['Unlicense', 'CC0-1.0', 'Zlib', 'WTFPL', 'Python-2.0'],
]);
/** Tools of ours that do not ship may also have these. */
const forTools = new Set([...permissive, 'MPL-2.0', 'CC-BY-4.0']);

/**
 * Read one by one and accepted. `BDS-3-Clause` is BSD-3-Clause misspelt (its LICENSE file is that text). Hippocratic-2.1 is MIT with conditions against human-rights abuse: it may be shipped, its text
 * must come along (resources/NOTICES.md).
 */
const accepted = new Map([
  // The Eclipse Distribution License 1.0 is BSD-3-Clause; the other choice it gives is not taken.
  ['jsts', '(EDL-1.0 OR EPL-1.0)'],
  // Means BSD-3-Clause, as its LICENSE file says.
  // The fonts of reports: the package is MIT, the typeface OFL 1.1, which lets it be shipped and embedded.
  ['@expo-google-fonts/noto-sans-sc', 'MIT AND OFL-1.1'],
  // Names no licence in its package.json; its LICENSE file is MIT.
  ['png-js', 'no licence named'],
  ['react-leaflet', 'Hippocratic-2.1'],
  ['@react-leaflet/core', 'Hippocratic-2.1'],
  ['splaytree-ts', 'BDS-3-Clause'],
]);

/**
 * Packages that bring their binaries: without this mark npm 10 would call node-gyp, which a machine without Python can't run.
 * npm drops the mark whenever it rewrites the file; `node scripts/mend-lockfile.mjs` puts it back.
 */
export const prebuilt = ['node_modules/better-sqlite3'];

/** An SPDX expression without nesting beyond `A OR B`, `A AND B`. */
function isAllowed(expression, allowed) {
  const plain = expression.replace(/[()]/g, ' ');
  return plain
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((part) => allowed.has(part.trim())));
}

/** What is wrong with a lockfile (parsed), in sentences. */
export function lockfileViolations(lockfile) {
  const found = [];
  for (const [path, entry] of Object.entries(lockfile.packages)) {
    if (path === '') continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (name.startsWith('ag-grid-enterprise')) found.push(`${name}: only the free part of AG Grid is used`);
    const isTool = entry.dev === true || entry.devOptional === true;
    const licence = entry.license ?? 'no licence named';
    if (accepted.get(name) === licence) continue;
    if (!isAllowed(licence, isTool ? forTools : permissive))
      found.push(
        `${name} ${entry.version}: licence ${licence}${isTool ? '' : ', and it ships with the program'}`,
      );
  }
  for (const path of prebuilt)
    if (lockfile.packages[path] && lockfile.packages[path].gypfile !== false)
      found.push(`${path} is not marked as prebuilt: run node scripts/mend-lockfile.mjs`);
  return [...new Set(found)];
}
