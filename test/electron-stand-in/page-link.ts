import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { toProgram } from './address.ts';
import { MessagePortMain } from './ports.ts';
import { preloadWorld } from './preload-world.ts';

const worldName = 'preload';

export interface FromPage {
  channel: string;
  args: unknown[];
  ports: MessagePortMain[];
  /** The sending frame, as the program knows addresses. */
  frame: { url: string; origin: string };
}

/** Carries what the preload script and the main process say to each other, over the DevTools protocol. */
export class PageLink {
  readonly #cdp: CDPSession;
  readonly #ports = new Map<number, MessagePortMain>();
  #context = 0;

  private constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  static async open(page: Page, preload: string, onMessage: (message: FromPage) => void): Promise<PageLink> {
    const cdp = await page.context().newCDPSession(page);
    const link = new PageLink(cdp);
    const { frameTree } = await cdp.send('Page.getFrameTree');
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = (context.auxData ?? {}) as { frameId?: string };
      if (context.name !== worldName || frameId !== frameTree.frame.id) return;
      link.#context = context.id;
      // A new document: the former one's ports are gone.
      link.losePorts();
    });
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === '__toMain' && executionContextId === link.#context)
        link.#receive(payload, page, onMessage);
    });
    await cdp.send('Runtime.enable');
    await cdp.send('Page.enable');
    await cdp.send('Runtime.addBinding', { name: '__toMain', executionContextName: worldName });
    const source = `if (self === top) (require => { const module = { exports: {} }; const exports = module.exports;
${readFileSync(preload, 'utf8')}
})((${preloadWorld.toString()})())`;
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName, runImmediately: true });
    return link;
  }

  /** Tells the present document the paths of files that will be dropped on it. */
  know(paths: Record<string, string>): void {
    this.#deliver({ paths });
  }

  send(channel: string, args: unknown[]): void {
    this.#deliver({ channel, args });
  }

  /** What a page that goes takes with it. */
  losePorts(): void {
    for (const port of this.#ports.values()) port.lose();
    this.#ports.clear();
  }

  #receive(payload: string, page: Page, onMessage: (message: FromPage) => void): void {
    const message = JSON.parse(payload) as {
      kind: 'send' | 'port' | 'port-closed';
      id: number;
      data: unknown;
      bytes?: string;
      channel: string;
      args: unknown[];
      ports?: number[];
    };
    if (message.kind === 'port') {
      const { bytes, data } = message;
      this.#ports
        .get(message.id)
        ?.receive(bytes === undefined ? data : new Uint8Array(Buffer.from(bytes, 'base64')));
    } else if (message.kind === 'port-closed') this.#ports.get(message.id)?.lose();
    else {
      const ports = (message.ports ?? []).map((id) => this.#port(id));
      const url = page.url();
      const frame = { url: toProgram(url), origin: toProgram(new URL(url).origin) };
      onMessage({ channel: message.channel, args: message.args, ports, frame });
    }
  }

  #port(id: number): MessagePortMain {
    const port = new MessagePortMain((data) =>
      this.#deliver({
        port: id,
        ...(data instanceof Uint8Array ? { bytes: Buffer.from(data).toString('base64') } : { data }),
      }),
    );
    this.#ports.set(id, port);
    return port;
  }

  #deliver(message: object): void {
    const expression = `__fromMain(${JSON.stringify(message)})`;
    // The page may be gone by the time this arrives; then nobody is there to be told.
    this.#cdp.send('Runtime.evaluate', { expression, contextId: this.#context }).catch(() => undefined);
  }
}
