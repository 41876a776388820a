import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byteCodec as mainCodec } from '../../src/main/router/byte-codec.ts';
import { byteCodec, decoded } from '../../src/renderer/api/byte-codec.ts';

it('bytes come to the window as they left, by either way of reading them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(9), (bytes, from) => {
      const part = bytes.subarray(Math.min(from, bytes.length));
      expect(mainCodec.condition(part)).toBe(true);
      const text = mainCodec.serialize(part);
      expect([...byteCodec.deserialize(text)]).toEqual([...part]);
      expect([...decoded(text)]).toEqual([...part]);
      expect(byteCodec.deserialize(text).byteOffset).toBe(0);
    }),
  );
});

it('anything else is refused', () => {
  expect(() => byteCodec.deserialize(['AA=='])).toThrow(TypeError);
  expect(() => mainCodec.deserialize(5)).toThrow(TypeError);
});
