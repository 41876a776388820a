import { EventEmitter } from 'node:events';
import { Preventable } from './preventable.ts';
import { record } from './record.ts';

const environment = (name: string) => process.env[`STAND_IN_${name}`] ?? '';

class App extends EventEmitter {
  readonly isPackaged = environment('PACKAGED') === '1';
  readonly commandLine = {
    appendSwitch: (name: string, value?: string) =>
      void record.switches.push(value === undefined ? [name] : [name, value]),
  };
  #isReady = false;

  constructor() {
    super();
    setTimeout(() => {
      this.#isReady = true;
      this.emit('ready');
    }, 50);
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('enableSandbox comes before ready');
    record.sandboxEnabled = true;
  }
  requestSingleInstanceLock(): boolean {
    return environment('SECOND') !== '1';
  }
  whenReady(): Promise<void> {
    return this.#isReady ? Promise.resolve() : new Promise((resolve) => this.once('ready', () => resolve()));
  }
  exit(code: number): void {
    process.exit(code);
  }
  getAppPath = () => environment('ROOT');
  getLocale = () => environment('LOCALE') || 'zh-CN';
  getPath = (name: string) => `${environment('FOLDER')}/${name}`;

  /** As Electron: windows close, then `will-quit`, which may put it off, then the process ends. */
  quit(): void {
    const event = new Preventable();
    this.emit('will-quit', event);
    if (event.isPrevented) return;
    record.quit = true;
    process.disconnect?.();
    process.exit(0);
  }
}

/** Where a packaged program finds its resources; here the project itself. */
Object.assign(process, { resourcesPath: environment('ROOT') });

export const app = new App();
