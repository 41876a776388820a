import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { type BrowserWindow, ipcMain, type MessagePortMain } from 'electron';
import { portMessage } from '../../shared/bridge.ts';
import { asObject, sending } from '../../shared/wire/codecs.ts';
import { log } from '../host/log.ts';
import { isFromPage } from './sender.ts';

/** The router over the page's message port. Each load of the page brings a new port, and the former is closed. */
export function linkPorts(router: AnyRouter, window: () => BrowserWindow | null): void {
  const handler = new RPCHandler(router, {
    customJsonSerializers: sending,
    experimental_transfer: asObject,
  });
  let current: MessagePortMain | undefined;

  ipcMain.on(portMessage, (event) => {
    const [port, ...others] = event.ports;
    if (!port || others.length > 0 || !isFromPage(event, window())) {
      for (const refused of event.ports) refused.close();
      log('port refused', event.senderFrame?.url ?? 'no frame');
      return;
    }
    current?.close();
    current = port;
    handler.upgrade(port);
    port.start();
  });
}
