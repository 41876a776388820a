import { existsSync } from 'node:fs';
import { extname, join, parse } from 'node:path';

/** Names Windows keeps for devices, whatever their extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const isControl = (character: string) => character < ' ' || character === '\u007f';

/** A name from outside as a plain file name that every system takes: no folders, no control characters, at most 150 long. */
export function safeFileName(given: string, fallback: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const cleaned = [...last]
    .map((character) => (isControl(character) || '<>:"|?*'.includes(character) ? '_' : character))
    .join('')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const { name, ext } = parse(cleaned);
  if (name === '' || reserved.test(name)) return fallback;
  return name.slice(0, 150 - ext.length) + ext.slice(0, 20);
}

/** The name with one of the extensions (without dots); the first is added when it has none of them. */
export function withExtension(name: string, extensions: readonly string[]): string {
  const own = extname(name).slice(1).toLowerCase();
  const [first] = extensions;
  return first === undefined || extensions.some((extension) => extension.toLowerCase() === own)
    ? name
    : `${name}.${first}`;
}

/** A path in the folder that no file has yet: `plan.sqlite`, `plan (2).sqlite` … */
export function freePath(folder: string, fileName: string): string {
  const { name, ext } = parse(fileName);
  for (let count = 1; ; count += 1) {
    const path = join(folder, count === 1 ? fileName : `${name} (${count})${ext}`);
    if (!existsSync(path)) return path;
  }
}
