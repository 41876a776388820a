import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '../../shared/errors.ts';
import { readBundle } from '../host/bundle.ts';
import { commonHeaders } from '../host/content-policy.ts';
import { log } from '../host/log.ts';
import type { FileRegistry } from '../services/host.ts';
import { receiveFile, sendFile } from './files.ts';
import type { Folders } from './folders.ts';
import type { Guard } from './guard.ts';

export interface HttpParts {
  guard: Guard;
  folders: Folders;
  files: FileRegistry;
  rendererFolder: string;
  resourcesFolder: string;
  port(): number;
}

const statusOf: Partial<Record<string, number>> = {
  FILE_TOO_LARGE: 413,
  FILE_MISSING: 404,
  FILE_NOT_ALLOWED: 403,
  PLAN_LOCKED: 423,
};

/** Answers one request: the page's own files to anyone on this machine, everything of the person's only with the token. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  parts: HttpParts,
): Promise<void> {
  try {
    await route(request, response, parts);
  } catch (error) {
    if (response.headersSent) return void response.destroy();
    const known = error instanceof AppError ? error : new AppError('INTERNAL', {}, { cause: error });
    if (known.code === 'INTERNAL') log('request failed', error);
    // The rest of a refused upload is not read.
    response.setHeader('Connection', 'close');
    json(response, statusOf[known.code] ?? 500, { code: known.code, params: known.params });
  }
}

async function route(request: IncomingMessage, response: ServerResponse, parts: HttpParts): Promise<void> {
  const { guard, folders, files } = parts;
  if (!guard.isOurs(request)) return plain(response, 403, 'Forbidden');
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const isPersonal = pathname === '/session' || pathname === '/files' || pathname.startsWith('/files/');
  if (isPersonal && !guard.hasToken(request)) return plain(response, 401, 'Unauthorized');

  if (request.method === 'POST' && pathname === '/files')
    return json(response, 201, await receiveFile(request, searchParams, folders, files));
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return plain(response, 405, 'Method Not Allowed');
  if (pathname === '/session') return void response.writeHead(204, commonHeaders).end();
  if (pathname.startsWith('/files/')) {
    const allowed = [folders.home, folders.uploads, parts.resourcesFolder];
    return sendFile(response, pathname.slice('/files/'.length), allowed, files);
  }
  const names = [`ws://127.0.0.1:${parts.port()}`, `ws://localhost:${parts.port()}`];
  const found = await readBundle(parts.rendererFolder, pathname, { kind: 'browser', connect: names });
  response.writeHead(found.status, found.headers).end(request.method === 'HEAD' ? undefined : found.body);
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, {
      ...commonHeaders,
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
    })
    .end(JSON.stringify(body));
}

function plain(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, { ...commonHeaders, 'Content-Type': 'text/plain', Connection: 'close' })
    .end(text);
}
