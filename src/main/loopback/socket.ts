import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { type WebSocket, WebSocketServer } from 'ws';
import { sessionProtocol, sessionReplaced } from '../../shared/session.ts';
import { asObject, sending } from '../../shared/wire/codecs.ts';
import { log } from '../host/log.ts';
import type { Guard } from './guard.ts';
import { portOf } from './socket-port.ts';

/** Bytes of one message: the largest is a pasted block of 200,000 cells. */
const maxPayload = 32 * 1024 * 1024;

export interface SocketHost {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

/** The router over WebSocket, to one tab at a time: a newer tab takes over and the older is told so. */
export function createSocketHost(router: AnyRouter, guard: Guard): SocketHost {
  const handler = new RPCHandler(router, {
    customJsonSerializers: sending,
    experimental_transfer: asObject,
  });
  const server = new WebSocketServer({ noServer: true, maxPayload, handleProtocols: () => sessionProtocol });
  let current: WebSocket | undefined;

  return {
    upgrade(request, socket, head) {
      const isForUs = new URL(request.url ?? '/', 'http://127.0.0.1').pathname === '/rpc';
      // Browsers always send an origin with a socket; without one it is not our page.
      if (!isForUs || !guard.isOurs(request) || request.headers.origin === undefined)
        return refuse(socket, '403 Forbidden');
      if (!guard.hasTokenProtocol(request)) return refuse(socket, '401 Unauthorized');
      server.handleUpgrade(request, socket, head, (opened) => {
        current?.close(sessionReplaced, 'another tab took over');
        current = opened;
        opened.on('error', (error) => log('socket', error));
        handler.upgrade(portOf(opened));
      });
    },
    close() {
      current?.terminate();
      server.close();
    },
  };
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
