import type { Client } from '../api/client.ts';

export type { Client } from '../api/client.ts';

let current: Client | null = null;

/** Called once by main.tsx, and again when a lost link was rebuilt. */
export function setClient(client: Client): void {
  current = client;
}

/** The one client of this window. Components call it inside handlers and queries, never at import time. */
export function client(): Client {
  if (current === null) throw new Error('the client is asked for before it is connected');
  return current;
}
