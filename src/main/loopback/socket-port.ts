import type { WebSocket } from 'ws';
import { toFrame } from '../../shared/wire/frame.ts';
import { log } from '../host/log.ts';

/**
 * A page's socket as a message port, for oRPC: texts go as they are, an answer with bytes as one frame of them
 * (`shared/wire/frame.ts`). The page sends texts only.
 */
export function portOf(socket: WebSocket) {
  return {
    postMessage(message: string | Parameters<typeof toFrame>[0]) {
      if (typeof message === 'string') return socket.send(message);
      const parts = toFrame(message);
      for (const [at, part] of parts.entries()) socket.send(part, { fin: at === parts.length - 1 });
    },
    onMessage: {
      addListener: (listener: (message: string) => void) =>
        socket.on('message', (data, isBinary) => {
          if (isBinary) log('socket', 'bytes are no question');
          else listener(String(data));
        }),
    },
    onDisconnect: { addListener: (listener: () => void) => socket.on('close', listener) },
  };
}
