import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads';
import { RPCLink } from '@orpc/client/message-port';
import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { WebSocket } from 'ws';
import { createGuard } from '../../src/main/loopback/guard.ts';
import { createSocketHost } from '../../src/main/loopback/socket.ts';
import { portOf } from '../../src/renderer/api/socket-port.ts';
import type { Ending, OpenLink, Transport } from '../../src/renderer/api/transport.ts';
import { sessionProtocol, sessionReplaced } from '../../src/shared/session.ts';
import { asObject, receiving, sending } from '../../src/shared/wire/codecs.ts';

/** One of the two roads between page and main process, as the hosts build it, with both ends in this test. */
export interface TestTransport {
  open: Transport;
  /** Breaks the present link as a crash or a pulled cable would. */
  cut(): void;
  /** Sends bytes that are no message of ours from the page's side. */
  sendGarbage(): void;
  /** For good: opening answers `refused` from then on. */
  close(): Promise<void>;
}

export async function openPorts(router: AnyRouter): Promise<TestTransport> {
  const handler = new RPCHandler(router, {
    customJsonSerializers: sending,
    experimental_transfer: asObject,
  });
  let served: NodePort | undefined;
  let held: NodePort | undefined;
  let isClosed = false;
  return {
    async open() {
      if (isClosed) return 'refused';
      const { port1, port2 } = new MessageChannel();
      served = port2;
      held = port1;
      handler.upgrade(port2);
      port2.start();
      const link = new RPCLink({
        port: port1 as unknown as MessagePort,
        customJsonSerializers: receiving,
      });
      const ended = new Promise<Ending>((resolve) => port1.once('close', () => resolve('lost')));
      port1.start();
      return { link, ended };
    },
    cut: () => served?.close(),
    sendGarbage: () => held?.postMessage('{"this is":'),
    async close() {
      isClosed = true;
      served?.close();
    },
  };
}

export async function openSockets(router: AnyRouter): Promise<TestTransport> {
  const http = createServer();
  const port = () => (http.address() as AddressInfo).port;
  const guard = createGuard(port);
  const host = createSocketHost(router, guard);
  http.on('upgrade', (request, socket, head) => host.upgrade(request, socket, head));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  let held: WebSocket | undefined;
  let isClosed = false;
  return {
    open: () => {
      if (isClosed) return Promise.resolve<Ending>('refused');
      const name = `127.0.0.1:${port()}`;
      const socket = new WebSocket(`ws://${name}/rpc`, [sessionProtocol, guard.token], {
        origin: `http://${name}`,
      });
      held = socket;
      socket.on('error', () => undefined);
      const link = new RPCLink({
        port: portOf(socket as unknown as globalThis.WebSocket),
        customJsonSerializers: receiving,
      });
      return new Promise<OpenLink | Ending>((resolve) => {
        const ended = new Promise<Ending>((end) => {
          socket.once('close', (code) => {
            const ending = code === sessionReplaced ? 'replaced' : 'lost';
            end(ending);
            resolve(ending);
          });
        });
        socket.once('open', () => resolve({ link, ended }));
      });
    },
    cut: () => held?.terminate(),
    sendGarbage: () => held?.send('{"this is":'),
    async close() {
      isClosed = true;
      host.close();
      http.closeAllConnections();
      http.close();
    },
  };
}
