import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Language } from '../../src/shared/i18n/index.ts';
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

/** The clock of whom `linesOfCli` speaks to: hours away from the time that is stored. */
export const cliTimeZone = 'Asia/Shanghai';

/** What the program says in words to whom it answers in `language`, line by line. */
export async function linesOfCli(language: Language, ...args: string[]): Promise<string[]> {
  const locale = language === 'zh' ? 'zh_CN.UTF-8' : 'en_GB.UTF-8';
  const env = { ...process.env, LANG: locale, LC_ALL: locale, LC_MESSAGES: locale, TZ: cliTimeZone };
  const { stderr } = await promisify(execFile)(process.execPath, [entry, ...args], { env });
  return stderr.split('\n').slice(0, -1);
}
