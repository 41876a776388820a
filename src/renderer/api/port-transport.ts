import { RPCLink } from '@orpc/client/message-port';
import { portMessage } from '../../shared/bridge.ts';
import { receiving } from '../../shared/wire/codecs.ts';
import type { Ending, Transport } from './transport.ts';

/** Electron: one end of a fresh channel goes to the preload script, which hands it to the main process. */
export const openPort: Transport = async () => {
  const { port1, port2 } = new MessageChannel();
  const link = new RPCLink({ port: port1, customJsonSerializers: receiving });
  const ended = new Promise<Ending>((resolve) => {
    port1.addEventListener('close', () => resolve('lost'), { once: true });
  });
  port1.start();
  window.postMessage(portMessage, window.location.origin, [port2]);
  return { link, ended };
};
