import { type PackedArray, pack, u8, unpack } from '../geometry/packed.ts';
import { placesOfBytes } from './byte-codec.ts';
import { fromUtf8, utf8 } from './utf8.ts';

/** An answer as oRPC posts it to a message port. */
interface Answer {
  p: { b?: unknown };
}

/**
 * An answer with bytes as one binary message of a socket: packed arrays (`shared/geometry/packed.ts`), the first of them the answer's
 * JSON without its bytes, then those in their order. What it is made of is taken apart.
 */
export function toFrame(answer: Answer): Uint8Array<ArrayBuffer> {
  const bytes = placesOfBytes(answer.p.b).map(({ holder, key }) => {
    const taken = new Uint8Array(holder[key] as ArrayBuffer);
    holder[key] = null;
    return taken;
  });
  const arrays: Record<string, PackedArray> = { answer: utf8(JSON.stringify(answer)) };
  for (const [at, taken] of bytes.entries()) arrays[`bytes${at}`] = taken;
  return pack(arrays);
}

/** The answer again; its bytes are views on the frame, each beginning at a multiple of eight. @throws RangeError for another frame */
export function fromFrame(frame: ArrayBuffer): Answer {
  const arrays = unpack(new Uint8Array(frame));
  const answer = JSON.parse(fromUtf8(u8(arrays, 'answer'))) as Answer;
  for (const [at, { holder, key }] of placesOfBytes(answer.p.b).entries())
    holder[key] = u8(arrays, `bytes${at}`);
  return answer;
}
