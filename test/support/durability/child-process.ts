import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Line, Order } from './protocol.ts';

const script = fileURLToPath(new URL('./child.ts', import.meta.url));
/** The third start of the program in a row takes a third of the first. */
const compileCache = join(tmpdir(), 'bailiwick-durability-cache');

/** A child that has not died by then hangs. */
const patience = 60_000;

/** A process that is about to be killed. It is started ahead, so that its start is not waited for. */
export class Victim {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #closed: Promise<unknown>;
  readonly #lines: Line[] = [];
  #rest = '';

  /** `quiet`: its complaints are expected. */
  constructor(quiet: boolean) {
    this.#child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
      stdio: ['pipe', 'pipe', quiet ? 'ignore' : 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
    });
    this.#child.stdin.on('error', () => undefined);
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (this.#rest + text).split('\n');
      this.#rest = lines.pop() ?? '';
      for (const line of lines) this.#lines.push(JSON.parse(line) as Line);
    });
    this.#closed = once(this.#child, 'close');
  }

  order(order: Order): void {
    this.#child.stdin.write(`${JSON.stringify(order)}\n`);
  }

  /** Resolves when it has died of its order. Answers everything it lived to tell, and how else it ended if it did. */
  async died(): Promise<{ lines: readonly Line[]; failure: string | null }> {
    const late = setTimeout(() => this.#child.kill('SIGTERM'), patience);
    await this.#closed;
    clearTimeout(late);
    const { exitCode, signalCode } = this.#child;
    const failure =
      signalCode === 'SIGKILL' ? null : `the program ended by itself: ${exitCode ?? signalCode}`;
    return { lines: this.#lines, failure };
  }

  /** Ends one that was never given an order. */
  async dismiss(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#closed;
  }
}
