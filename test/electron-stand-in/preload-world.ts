/**
 * Runs in the page's isolated world, in front of the built preload script: the two Electron modules it may use, over a binding
 * to Node. Written as one function because its text is what travels; it can see nothing outside itself.
 */
export function preloadWorld(): (name: string) => unknown {
  type Listener = (event: unknown, ...args: unknown[]) => void;
  interface World {
    __toMain(text: string): void;
    __fromMain(message: {
      channel?: string;
      args?: unknown[];
      port?: number;
      data?: unknown;
      /** Base64, where the message is bytes: the protocol between here and Node carries text alone. */
      bytes?: string;
      paths?: Record<string, string>;
    }): void;
  }
  const world = globalThis as unknown as World;
  const listeners = new Map<string, Listener[]>();
  const ports = new Map<number, MessagePort>();
  /** By file name; Chromium itself tells no page a path. */
  const known: Record<string, string> = {};
  let lastPort = 0;
  const tell = (message: object) => world.__toMain(JSON.stringify(message));

  const inBase64 = (bytes: Uint8Array): string => {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  };

  const adopt = (port: MessagePort): number => {
    lastPort += 1;
    const id = lastPort;
    ports.set(id, port);
    port.addEventListener('message', ({ data }) =>
      tell({ kind: 'port', id, ...(data instanceof Uint8Array ? { bytes: inBase64(data) } : { data }) }),
    );
    port.addEventListener('close', () => tell({ kind: 'port-closed', id }));
    port.start();
    return id;
  };

  world.__fromMain = ({ channel, args = [], port, data, bytes, paths = {} }) => {
    Object.assign(known, paths);
    if (port !== undefined && bytes !== undefined)
      ports.get(port)?.postMessage(Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)));
    else if (port !== undefined && data === null) ports.get(port)?.close();
    else if (port !== undefined) ports.get(port)?.postMessage(data);
    for (const listener of listeners.get(channel ?? '') ?? []) listener({}, ...args);
  };

  const electron = {
    ipcRenderer: {
      send: (channel: string, ...args: unknown[]) => tell({ kind: 'send', channel, args }),
      postMessage: (channel: string, message: unknown, transfer: MessagePort[] = []) =>
        tell({ kind: 'send', channel, args: [message], ports: transfer.map(adopt) }),
      on: (channel: string, listener: Listener) =>
        void listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    },
    webUtils: { getPathForFile: (file: File) => known[file.name] ?? '' },
  };
  return (name) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload can't require ${name}`);
    return electron;
  };
}
