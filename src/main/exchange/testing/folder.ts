import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder, removed after the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-exchange-'));
  folders.push(folder);
  return folder;
}

/** A file of this content in a folder of its own. */
export function testFile(name: string, content: string | Buffer): string {
  const path = join(testFolder(), name);
  writeFileSync(path, content);
  return path;
}
