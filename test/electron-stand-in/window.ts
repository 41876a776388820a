import { EventEmitter } from 'node:events';
import { chromium, type Page } from 'playwright-core';
import { toChromium, toProgram } from './address.ts';
import { app } from './app.ts';
import { ipcMain } from './ipc.ts';
import { PageLink } from './page-link.ts';
import { Preventable } from './preventable.ts';
import { record } from './record.ts';
import { carryTraffic } from './traffic.ts';

type WindowOpen = (details: { url: string }) => { action: 'deny' | 'allow' };

class WebContents extends EventEmitter {
  /** What the program compares senders with. */
  readonly mainFrame = { url: '', origin: '' };
  link: PageLink | undefined;
  openHandler: WindowOpen = () => ({ action: 'allow' });

  setWindowOpenHandler(handler: WindowOpen): void {
    this.openHandler = handler;
  }
  send(channel: string, ...args: unknown[]): void {
    this.link?.send(channel, args);
  }
  /** Emits an event that can be prevented; answers whether it was. */
  ask(event: string, url: string): boolean {
    const details = new Preventable(url);
    this.emit(event, details);
    record.navigations.push({ event, url, prevented: details.isPrevented });
    return details.isPrevented;
  }
}

interface Options {
  width: number;
  height: number;
  webPreferences: { preload: string };
}

export class BrowserWindow extends EventEmitter {
  static current: BrowserWindow | undefined;
  readonly webContents = new WebContents();
  page: Page | undefined;
  readonly #options: Options;
  #isClosed = false;

  constructor(options: Options & Record<string, unknown>) {
    super();
    this.#options = options;
    record.windows.push(JSON.parse(JSON.stringify(options)) as Record<string, unknown>);
    BrowserWindow.current = this;
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(address: string): Promise<void> {
    const browser = await chromium.connectOverCDP(process.env.STAND_IN_CHROMIUM ?? '');
    const context = browser.contexts()[0] ?? (await browser.newContext());
    const page = await context.newPage();
    this.page = page;
    await page.setViewportSize({ width: this.#options.width, height: this.#options.height });
    const allowPopup = (url: string) => {
      const denied = this.webContents.openHandler({ url }).action === 'deny';
      record.popups.push({ url, denied });
      return !denied;
    };
    // Electron asks before the window exists; Chromium's own popup would have sent its request by the time it is told.
    await page.exposeFunction('__windowOpen', (url: string) => allowPopup(toProgram(url)));
    await page.addInitScript(() => {
      const open = window.open.bind(window);
      const ask = (globalThis as unknown as { __windowOpen(url: string): Promise<boolean> }).__windowOpen;
      window.open = (url = '') => {
        void ask(String(url)).then((isAllowed) => isAllowed && open(url));
        return null;
      };
    });
    await carryTraffic(page, (event, url) => this.webContents.ask(event, url), allowPopup);
    this.webContents.link = await PageLink.open(page, this.#options.webPreferences.preload, (message) => {
      Object.assign(this.webContents.mainFrame, message.frame);
      ipcMain.emit(
        message.channel,
        { senderFrame: this.webContents.mainFrame, ports: message.ports },
        ...message.args,
      );
    });
    page.on('popup', async (popup) => {
      if (!allowPopup(toProgram(popup.url()))) await popup.close();
    });
    page.on('request', (request) => {
      if (request.isNavigationRequest() && request.frame() === page.mainFrame())
        this.webContents.emit('did-start-loading');
    });
    await page.goto(toChromium(address));
    this.emit('ready-to-show');
  }

  /** As a click on the window's cross: unless the program puts it off, the page goes, then the last window's closing is told. */
  async close(): Promise<void> {
    const event = new Preventable();
    this.emit('close', event);
    if (event.isPrevented) return;
    this.#isClosed = true;
    this.webContents.link?.losePorts();
    await this.page?.close();
    this.emit('closed');
    app.emit('window-all-closed');
  }
  show(): void {
    record.shown = true;
  }
  reload(): void {
    void this.page?.reload();
  }
  isDestroyed = () => this.#isClosed;
  isMinimized = () => false;
  isMaximized = () => false;
  restore(): void {}
  maximize(): void {}
  focus(): void {}
  getNormalBounds = () => ({ x: 10, y: 20, width: 1200, height: 800 });
}
