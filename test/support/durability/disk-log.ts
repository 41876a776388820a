import { readFileSync } from 'node:fs';

/** One call that `faults.c` noted. */
export interface DiskCall {
  kind: 'write' | 'truncate' | 'sync' | 'unlink' | 'create';
  name: string;
  /** Of a write: where; of a truncation: the size. */
  offset: number;
  data: Buffer;
  /** Length of the log with this call. */
  end: number;
}

const kinds: Readonly<Record<string, DiskCall['kind']>> = {
  w: 'write',
  t: 'truncate',
  s: 'sync',
  u: 'unlink',
  c: 'create',
};
const headBytes = 25;

export function readDiskLog(path: string): DiskCall[] {
  const bytes = readFileSync(path);
  const calls: DiskCall[] = [];
  for (let at = 0; at < bytes.length; ) {
    const kind = kinds[String.fromCharCode(bytes[at] ?? 0)];
    if (!kind) throw new Error(`the log is broken at ${at}`);
    const [nameLength, offset, length] = [1, 9, 17].map((part) => Number(bytes.readBigInt64LE(at + part)));
    const nameEnd = at + headBytes + (nameLength ?? 0);
    const end = nameEnd + (length ?? 0);
    calls.push({
      kind,
      name: bytes.toString('utf8', at + headBytes, nameEnd),
      offset: offset ?? 0,
      data: bytes.subarray(nameEnd, end),
      end,
    });
    at = end;
  }
  return calls;
}
