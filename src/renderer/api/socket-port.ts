import { fromFrame } from '../../shared/wire/frame.ts';

/** A socket to the main process as a message port, for oRPC: its other end is main/loopback/socket-port.ts. */
export function portOf(socket: WebSocket) {
  socket.binaryType = 'arraybuffer';
  return {
    postMessage: (message: string) => socket.send(message),
    onMessage: {
      addListener: (listener: (message: unknown) => void) =>
        socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) =>
          listener(typeof data === 'string' ? data : fromFrame(data)),
        ),
    },
    onDisconnect: {
      addListener: (listener: () => void) => socket.addEventListener('close', listener),
    },
  };
}
