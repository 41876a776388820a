import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { builtFolder, rootFolder } from '../../test/support/paths.ts';

export interface Watched {
  longest: number;
  busiest: number;
  processor: number;
  peak: number;
}

/** The built program in its browser host, watched from inside by `delay-probe.mjs`. */
export interface WatchedHost {
  address: string;
  /** Forgets the blocks so far. */
  reset(): Promise<void>;
  /** Longest block of the main thread, its processor time in the busiest turn, and that of all threads since, milliseconds; highest memory since the start, MB. */
  read(): Promise<Watched>;
  stop(): Promise<void>;
}

export async function startHost(home: string): Promise<WatchedHost> {
  const probe = join(import.meta.dirname, 'delay-probe.mjs');
  const program = join(builtFolder, 'main', 'loopback.js');
  const child = spawn(process.execPath, ['--import', probe, program, '--no-open'], {
    cwd: rootFolder,
    env: { ...process.env, BAILIWICK_HOME: home, LC_ALL: 'zh_CN.UTF-8' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ask = async (word: 'reset' | 'read') => {
    child.send(word);
    const [answer] = await once(child, 'message');
    return answer as Watched;
  };
  return {
    address: await firstLine(child),
    reset: async () => void (await ask('reset')),
    read: () => ask('read'),
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGINT');
      await once(child, 'exit');
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout) for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the browser host ended without an address');
}
