import { byteCodecType } from '../../shared/byte-codec.ts';

/** How bytes cross, at this end; the window's is renderer/api/byte-codec.ts. For every handler that serves the router. */
export const byteCodec = {
  type: byteCodecType,
  condition: (data: unknown): boolean => data instanceof Uint8Array,
  serialize: ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
    Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
  deserialize(text: unknown): Uint8Array {
    if (typeof text !== 'string') throw new TypeError('bytes are base64');
    return new Uint8Array(Buffer.from(text, 'base64'));
  },
};
