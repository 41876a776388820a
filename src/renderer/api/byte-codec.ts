import { byteCodecType } from '../../shared/byte-codec.ts';

/** Of ECMAScript 2026; browsers before 2025 lack it. */
interface FromBase64 {
  fromBase64?: (text: string) => Uint8Array<ArrayBuffer>;
}

/** How bytes cross, at this end; the main process's is main/router/byte-codec.ts. The window sends none. */
export const byteCodec = {
  type: byteCodecType,
  condition: (): boolean => false,
  serialize: (data: unknown): unknown => data,
  deserialize(text: unknown): Uint8Array<ArrayBuffer> {
    if (typeof text !== 'string') throw new TypeError('bytes are base64');
    const { fromBase64 } = Uint8Array as FromBase64;
    return fromBase64?.call(Uint8Array, text) ?? decoded(text);
  },
};

/** The same where the platform can't do it at once. */
export function decoded(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at);
  return bytes;
}
