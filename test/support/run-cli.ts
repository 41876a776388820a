import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { rootFolder } from './paths.ts';

const entry = join(rootFolder, 'src', 'main', 'cli', 'index.ts');

/** The terminal's program as a process of its own, answering in JSON; its exit code and the document it wrote ({} for none). */
export async function runCli(
  ...args: string[]
): Promise<{ code: number; document: Record<string, unknown> }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [entry, ...args, '--json']);
    return { code: 0, document: JSON.parse(stdout) };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, document: JSON.parse(stdout || '{}') };
  }
}
