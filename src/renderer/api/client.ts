import './jitless.ts';
import { type ClientLink, createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract/index.ts';
import { openPort } from './port-transport.ts';
import { openSocket } from './socket-transport.ts';
import { type ConnectionStatus, createSteadyLink } from './steady-link.ts';

export type Client = ContractRouterClient<Contract>;
export type HostKind = 'electron' | 'browser';

export interface Connection {
  /** Every procedure of the contract. Calls take `{ signal }`; errors go through `asAppError`. */
  client: Client;
  /** What they go over. */
  link: ClientLink<Record<never, never>>;
  host: HostKind;
  status(): ConnectionStatus;
  /** Tells of each change: on `connected` after `lost`, refetch and follow events anew. Answers how to stop listening. */
  onStatus(listener: (status: ConnectionStatus) => void): () => void;
  /** Hears of every call that failed, besides whoever made it. Answers how to stop listening. */
  onError(listener: (error: unknown) => void): () => void;
}

/** Written into the page by the host that serves it. */
export const host: HostKind =
  document.querySelector<HTMLMetaElement>('meta[name="bailiwick-host"]')?.content === 'electron'
    ? 'electron'
    : 'browser';

let connection: Connection | undefined;

/**
 * The page's one connection, whichever host serves it; a second call answers the same one. Resolves after the first answer
 * of the main process; rejects with a ConnectionError when there will be none (see `asAppError`).
 */
export async function connect(): Promise<Connection> {
  if (!connection) {
    const steady = createSteadyLink(host === 'electron' ? openPort : openSocket);
    const listeners = new Set<(error: unknown) => void>();
    const link: Connection['link'] = {
      async call(path, input, options) {
        try {
          return await steady.call(path, input, options);
        } catch (error) {
          for (const listener of listeners) listener(error);
          throw error;
        }
      },
    };
    const client: Client = createORPCClient(link);
    const onError = (listener: (error: unknown) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    };
    connection = { client, link, host, status: steady.status, onStatus: steady.onStatus, onError };
  }
  await connection.client.app.preferences();
  return connection;
}
