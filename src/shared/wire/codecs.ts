/** How one kind of value crosses: `type` is its number, apart from oRPC's own, which end at 7. */
interface Codec {
  readonly type: number;
  condition(data: unknown): boolean;
  serialize(data: never): unknown;
  deserialize(data: unknown): unknown;
}

/** What arrives is a buffer of its own (a port clones it) or a view on a frame, beginning at a multiple of eight (`wire/frame.ts`). */
function bytesOf(data: unknown): Uint8Array {
  if (data instanceof Uint8Array) return data;
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  throw new TypeError('bytes are expected');
}

/** Bytes as they are, never as text. */
const bytes = {
  type: 21,
  condition: (data: unknown): boolean => data instanceof Uint8Array,
  /** The buffer of those bytes alone: a small Buffer of Node's lies among others. */
  serialize: (data: Uint8Array): unknown =>
    data.byteLength === data.buffer.byteLength ? data.buffer : new Uint8Array(data).buffer,
  deserialize: bytesOf,
};

/** Shorter lists gain nothing. */
const longList = 500;

/** Long lists of whole numbers of 32 bits, ids above all, which as text both ends would look at one by one. */
const wholeNumbers = {
  type: 22,
  condition(data: unknown): boolean {
    if (!Array.isArray(data) || data.length < longList) return false;
    for (let at = 0; at < data.length; at++) if ((data[at] | 0) !== data[at]) return false;
    return true;
  },
  serialize: (list: readonly number[]): unknown => Int32Array.from(list).buffer,
  deserialize(data: unknown): number[] {
    const { buffer, byteOffset, byteLength } = bytesOf(data);
    const numbers = new Int32Array(buffer, byteOffset, byteLength / Int32Array.BYTES_PER_ELEMENT);
    const list = new Array<number>(numbers.length);
    for (let at = 0; at < list.length; at++) list[at] = numbers[at] ?? 0;
    return list;
  },
};

const codecs: readonly Codec[] = [bytes, wholeNumbers];
const types: ReadonlySet<unknown> = new Set(codecs.map(({ type }) => type));

/** For oRPC in the main process (`customJsonSerializers`): what is said here becomes an `ArrayBuffer` in an answer. */
export const sending: Codec[] = [...codecs];
/** For oRPC in the window, which asks in text alone. */
export const receiving: Codec[] = codecs.map((codec) => ({ ...codec, condition: () => false }));

/** What oRPC has serialized: plain JSON but for the bytes, and the way to each value that is not what it seems. */
interface Serialized {
  json: unknown;
  meta?: [type: number, ...path: (string | number)[]][];
}

type Holder = Record<string | number, unknown>;

/** Where bytes are in an answer as oRPC has serialized it, or in anything else, where none are. */
export function placesOfBytes(body: unknown): { holder: Holder; key: string | number }[] {
  if (typeof body !== 'object' || body === null || !('meta' in body)) return [];
  return ((body as Serialized).meta ?? []).flatMap(([type, ...path]) => {
    if (!types.has(type)) return [];
    let holder = body as unknown as Holder;
    let key: string | number = 'json';
    for (const step of path) {
      holder = holder[key] as Holder;
      key = step;
    }
    return [{ holder, key }];
  });
}

/**
 * For oRPC's message ports in the main process (`experimental_transfer`): an answer or event with bytes goes as the object it is, all
 * others as their text. Nothing is ever given away (`MessagePortMain` could give ports only): bytes are copied on the way.
 */
export function asObject([, , payload]: readonly [id: string, kind: number, payload: unknown]): [] | null {
  const { body, data } = (payload ?? {}) as { body?: unknown; data?: unknown };
  return placesOfBytes(body ?? data).length > 0 ? [] : null;
}
