import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import { portOf } from '../../../src/renderer/api/socket-port.ts';
import type { Contract } from '../../../src/shared/contract/index.ts';
import { sessionProtocol } from '../../../src/shared/session.ts';
import { receiving } from '../../../src/shared/wire/codecs.ts';

export type Api = ContractRouterClient<Contract>;

/** `area.procedure` of everything the main process can be asked. */
export type ProcedureName = {
  [Area in keyof Contract & string]: `${Area}.${keyof Contract[Area] & string}`;
}[keyof Contract & string];

/** A large plan in use, and what questions about it are asked with. */
export interface Desk {
  readonly api: Api;
  /** As the first screen lists the plan. */
  readonly recentId: string;
  readonly present: number;
  /** A branch of the present state in which a third of the units were moved, and one with two territories merged. */
  readonly mine: number;
  readonly other: number;
  /** Of `mine`. */
  readonly territories: readonly number[];
  /** All of the plan's. */
  readonly units: readonly number[];
  readonly accounts: readonly number[];
  readonly groups: readonly number[];
  readonly layer: number;
  readonly snapshot: number;
  readonly thread: string;
  readonly packageId: string;
  /** Files as exported: a workbook of `mine`, its accounts as text, a package for review, its return. */
  readonly files: { workbook: string; csv: string; sent: string; back: string };
  /** What one question leaves for the next. */
  readonly left: { jobId: string; importId: string; backupId: string };
}

/** A question of the large plan; `before` and `after` are not timed. Whatever it changes is undone. */
export interface Question {
  readonly before?: (desk: Desk) => Promise<unknown>;
  readonly ask: (desk: Desk) => Promise<unknown>;
  readonly after?: (desk: Desk) => Promise<unknown>;
}

/** A question, or why it is not asked. */
export type Asked = Question | Question['ask'] | string;

/** Speaks to the browser host at its launch address as its page does. */
export async function connect(address: string): Promise<{ api: Api; close: () => void }> {
  const { host, origin, hash } = new URL(address);
  const token = new URLSearchParams(hash.slice(1)).get('token') ?? '';
  const socket = new WebSocket(`ws://${host}/rpc`, [sessionProtocol, token], { origin });
  const opened = new Promise<void>((resolve, reject) => {
    socket.on('open', () => resolve());
    socket.on('error', reject);
  });
  const link = new RPCLink({
    port: portOf(socket as unknown as globalThis.WebSocket),
    customJsonSerializers: receiving,
  });
  await opened;
  return { api: createORPCClient(link), close: () => socket.terminate() };
}

/** A file still to be written, in the host's folder. */
export async function newFile(api: Api, extension: string): Promise<string> {
  const handle = await api.app.chooseFile({
    purpose: extension === 'sqlite' ? 'plan-save' : 'export',
    suggestedName: 'bench',
    extensions: [extension],
  });
  if (handle === null) throw new Error('the host gave no file');
  return handle.id;
}
