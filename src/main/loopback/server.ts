import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRouter } from '../router/index.ts';
import { createServices } from '../services/index.ts';
import { makeReadings } from '../services/initials.ts';
import { createBrowserHost } from './browser-host.ts';
import type { Folders } from './folders.ts';
import { createGuard } from './guard.ts';
import { answer } from './http.ts';
import { createSocketHost } from './socket.ts';

export interface LoopbackServer {
  /** The launch address with its token: whoever has it has the plan. */
  address: string;
  close(): Promise<void>;
}

/** Whoever opens connections and says nothing is let go; an upload of the largest size has time enough. Milliseconds. */
const limits = { headersTimeout: 5_000, connectionsCheckingInterval: 1_000, requestTimeout: 600_000 };
/** Far more than one page opens. */
const mostConnections = 256;

/** Serves the renderer and its router on 127.0.0.1. Rejects when the port is taken. */
export async function startLoopback(settings: {
  port: number;
  folders: Folders;
  rendererFolder: string;
  resourcesFolder: string;
}): Promise<LoopbackServer> {
  const { folders, rendererFolder, resourcesFolder } = settings;
  const services = createServices(createBrowserHost(folders, resourcesFolder));
  const http = createServer(limits);
  http.maxConnections = mostConnections;
  const port = () => (http.address() as AddressInfo).port;
  const guard = createGuard(port);
  const sockets = createSocketHost(createRouter(services), guard);
  const parts = { guard, folders, files: services.app.files, rendererFolder, resourcesFolder, port };
  http.on('request', (request, response) => void answer(request, response, parts));
  http.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  http.listen(settings.port, '127.0.0.1');
  await once(http, 'listening');
  makeReadings();

  return {
    address: `http://127.0.0.1:${port()}/#token=${guard.token}`,
    async close() {
      sockets.close();
      http.closeAllConnections();
      http.close();
      await services.close();
      folders.removeUploads();
    },
  };
}
