import { type PackedArray, packedParts, u8, unpack } from '../geometry/packed.ts';
import { placesOfBytes } from './codecs.ts';
import { fromUtf8, utf8 } from './utf8.ts';

/** An answer (`b`) or an event of a stream (`d`) as oRPC posts it to a message port. */
interface Message {
  p: { b?: unknown; d?: unknown };
}

/**
 * A message with bytes as one binary frame of a socket: packed arrays (`shared/geometry/packed.ts`), the first of them the message's
 * JSON without its bytes, then those in their order. What it is made of is taken apart. The frame comes in parts to be sent one after
 * another: put together, 30 MB of borders held the main process up for 70 ms.
 */
export function toFrame(message: Message): Uint8Array[] {
  const bytes = placesOfBytes(message.p.b ?? message.p.d).map(({ holder, key }) => {
    const taken = new Uint8Array(holder[key] as ArrayBuffer);
    holder[key] = null;
    return taken;
  });
  const arrays: Record<string, PackedArray> = { message: utf8(JSON.stringify(message)) };
  for (const [at, taken] of bytes.entries()) arrays[`bytes${at}`] = taken;
  return packedParts(arrays);
}

/** The message again; its bytes are views on the frame, each beginning at a multiple of eight. @throws RangeError for another frame */
export function fromFrame(frame: ArrayBuffer): Message {
  const arrays = unpack(new Uint8Array(frame));
  const message = JSON.parse(fromUtf8(u8(arrays, 'message'))) as Message;
  for (const [at, { holder, key }] of placesOfBytes(message.p.b ?? message.p.d).entries())
    holder[key] = u8(arrays, `bytes${at}`);
  return message;
}
