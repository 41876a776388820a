import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterTest } from './folder.ts';

type Script = 'hold-plan' | 'edit-until-killed';

/** Another process working on a plan: what a second window of the program would be. */
export function startChild(script: Script, path: string): ChildProcessByStdio<null, Readable, null> {
  const file = fileURLToPath(new URL(`./${script}.ts`, import.meta.url));
  const child = spawn(process.execPath, [file, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  afterTest(() => child.kill('SIGKILL'));
  return child;
}

/** Lines of its output until `enough` says so; rejects when it ends before that. */
export function linesUntil(
  child: ChildProcessByStdio<null, Readable, null>,
  enough: (lines: readonly string[]) => boolean,
): Promise<string[]> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const lines = text.split('\n').slice(0, -1);
      if (enough(lines)) resolve(lines);
    });
    child.once('exit', (code) => reject(new Error(`the other process ended with ${code}`)));
  });
}

export function killed(child: ChildProcessByStdio<null, Readable, null>): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
