/** The number of the serializer of bytes (oRPC's own end at 7). */
const type = 21;

/**
 * How oRPC hands bytes to what carries its messages, at both ends: as they are, never as text. The main process sends an
 * `ArrayBuffer`; what arrives is one (a port clones it) or a view on a frame (`wire/frame.ts`).
 */
export const byteCodec = {
  type,
  condition: (data: unknown): boolean => data instanceof Uint8Array,
  /** The buffer of those bytes alone: a small Buffer of Node's lies among others. */
  serialize: (bytes: Uint8Array): unknown =>
    bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer,
  deserialize(data: unknown): Uint8Array {
    if (data instanceof Uint8Array) return data;
    if (data instanceof ArrayBuffer) return new Uint8Array(data);
    throw new TypeError('bytes are expected');
  },
};

/** What oRPC has serialized: plain JSON but for the bytes, and the way to each value that is not what it seems. */
interface Serialized {
  json: unknown;
  meta?: [type: number, ...path: (string | number)[]][];
}

type Holder = Record<string | number, unknown>;

/** Where bytes are in an answer as oRPC has serialized it, or in anything else, where none are. */
export function placesOfBytes(body: unknown): { holder: Holder; key: string | number }[] {
  if (typeof body !== 'object' || body === null || !('meta' in body)) return [];
  return ((body as Serialized).meta ?? []).flatMap(([kind, ...path]) => {
    if (kind !== type) return [];
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
 * For oRPC's message ports in the main process: an answer with bytes goes as the object it is, all others as their text. Nothing is
 * ever given away (`MessagePortMain` only could give ports): bytes are copied, and hold still meanwhile.
 */
export function asObject([, , payload]: readonly [id: string, kind: number, payload: unknown]): [] | null {
  const body = (payload as { body?: unknown } | undefined)?.body;
  return placesOfBytes(body).length > 0 ? [] : null;
}
