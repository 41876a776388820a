import { dirname } from 'node:path';
import type { DiskCall } from './disk-log.ts';

const sector = 512;

interface Entry {
  /** What certainly survives a power cut; null: the file was not there. */
  durable: Buffer | null;
  /** Asked for since, in order; any of it, or none, may be on the disk. */
  pending: DiskCall[];
}

/**
 * A disk as a power cut would leave it: what was asked for before the last sync of a file stands, what came after may stand,
 * in part, in any order; a new or removed name is certain only when its folder was synced (the model of ALICE, Pillai et al.,
 * OSDI 2014, §3, with sectors of 512 bytes).
 */
export class Disk {
  readonly #entries = new Map<string, Entry>();

  constructor(files: ReadonlyMap<string, Buffer>) {
    for (const [name, bytes] of files) this.#entries.set(name, { durable: bytes, pending: [] });
  }

  call(call: DiskCall): void {
    if (call.kind !== 'sync') this.#entry(call.name).pending.push(call);
    else if (this.#entries.has(call.name)) this.#sync(call.name, () => true);
    else {
      // a folder: names in it stand
      for (const name of this.#entries.keys())
        if (dirname(name) === call.name)
          this.#sync(name, ({ kind }) => kind === 'create' || kind === 'unlink');
    }
  }

  /** Whether a cut now could lose anything. */
  get isUncertain(): boolean {
    return [...this.#entries.values()].some(({ pending }) => pending.length > 0);
  }

  /** The files after a power cut at this moment. */
  cut(random: () => number): Map<string, Buffer> {
    const files = new Map<string, Buffer>();
    const share = [0, 1, random()][Math.floor(random() * 3)] ?? 0;
    for (const [name, { durable, pending }] of this.#entries) {
      let bytes = durable;
      for (const call of pending) if (random() < share) bytes = applied(bytes, call, random);
      if (bytes) files.set(name, bytes);
    }
    return files;
  }

  #entry(name: string): Entry {
    let entry = this.#entries.get(name);
    if (!entry) {
      entry = { durable: null, pending: [] };
      this.#entries.set(name, entry);
    }
    return entry;
  }

  #sync(name: string, takes: (call: DiskCall) => boolean): void {
    const entry = this.#entry(name);
    for (const call of entry.pending.filter(takes)) entry.durable = applied(entry.durable, call, null);
    entry.pending = entry.pending.filter((call) => !takes(call));
  }
}

/** `random`: a write may be torn between sectors; null: all of it. */
function applied(bytes: Buffer | null, call: DiskCall, random: (() => number) | null): Buffer | null {
  if (call.kind === 'unlink') return null;
  const before = bytes ?? Buffer.alloc(0);
  if (call.kind === 'create') return before;
  if (call.kind === 'truncate') return resized(before, call.offset);
  const sectors = Math.ceil(call.data.length / sector);
  const whole = random === null || sectors < 2 || random() < 0.5;
  const length = whole ? call.data.length : Math.floor(random() * sectors) * sector;
  if (length === 0) return before;
  const after = Buffer.from(resized(before, Math.max(before.length, call.offset + length)));
  call.data.copy(after, call.offset, 0, length);
  return after;
}

function resized(bytes: Buffer, size: number): Buffer {
  const made = Buffer.alloc(size);
  bytes.copy(made, 0, 0, Math.min(size, bytes.length));
  return made;
}
