import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { testFolder } from '../plan/testing/folder.ts';
import { createFileRegistry } from '../services/file-registry.ts';
import { receiveFile } from './files.ts';

function receiver() {
  const folders = { home: testFolder(), data: testFolder(), uploads: testFolder(), removeUploads: () => {} };
  const files = createFileRegistry();
  const receive = (text: string, name: string, purpose: string, limit?: number) => {
    const request = Object.assign(Readable.from([Buffer.from(text)]), { headers: {} }) as unknown;
    const query = new URLSearchParams({ name, purpose });
    return receiveFile(request as IncomingMessage, query, folders, files, limit);
  };
  return { folders, files, receive };
}

it('calls a file chosen twice by its own name both times, each with its own bytes', async () => {
  const { files, receive, folders } = receiver();
  const first = await receive('one', 'accounts.xlsx', 'import');
  const second = await receive('two', 'accounts.xlsx', 'import');
  expect([first.name, second.name]).toEqual(['accounts.xlsx', 'accounts.xlsx']);
  expect([first, second].map(({ id }) => readFileSync(files.path(id), 'utf8'))).toEqual(['one', 'two']);
  expect(readdirSync(folders.home)).toEqual([]);
});

it('leaves nothing of a file that is too large, and no plan in the place of another', async () => {
  const { receive, folders } = receiver();
  await expect(receive('too long', 'accounts.xlsx', 'import', 3)).rejects.toMatchObject({
    code: 'FILE_TOO_LARGE',
  });
  expect(readdirSync(folders.uploads)).toEqual([]);
  await receive('one', 'plan.sqlite', 'plan-open');
  await receive('two', 'plan.sqlite', 'plan-open');
  expect(readFileSync(join(folders.home, 'plan.sqlite'), 'utf8')).toBe('one');
});
