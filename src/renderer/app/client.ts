import { createORPCClient } from '@orpc/client';
import type { Client, Connection } from '../api/client.ts';
import { inOrder } from './in-order.ts';

export type { Client } from '../api/client.ts';

let current: Client | null = null;

/** Called once by main.tsx: the link outlives what it goes over. */
export function setLink(link: Connection['link']): void {
  current = createORPCClient(inOrder(link));
}

/** The one client of this window. Components call it inside handlers and queries, never at import time. */
export function client(): Client {
  if (current === null) throw new Error('the client is asked for before it is connected');
  return current;
}
