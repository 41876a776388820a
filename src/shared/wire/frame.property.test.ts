import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asObject, placesOfBytes, receiving, sending } from './codecs.ts';
import { fromFrame, toFrame } from './frame.ts';

interface Codec {
  type: number;
  condition(data: unknown): boolean;
  serialize(data: unknown): unknown;
  deserialize(data: unknown): unknown;
}

const [byteCodec, listCodec] = sending as [Codec, Codec];

const bytes = fc.uint8Array({ maxLength: 50 });
/** A key of any name, among them those that mean something to JavaScript. */
const key = fc.oneof(
  fc.string(),
  fc.constantFrom('json', 'meta', 'answer', 'bytes0', 'constructor', 'toString'),
);

/** As oRPC serializes `{ [key]: [text, bytes] }` for each, or bytes alone. */
const serialized = fc.oneof(
  bytes.map((alone) => ({ json: byteCodec.serialize(alone), meta: [[byteCodec.type]] })),
  fc.uniqueArray(fc.tuple(key, fc.string(), bytes), { selector: ([name]) => name }).map((entries) => ({
    json: Object.fromEntries(entries.map(([name, text, some]) => [name, [text, byteCodec.serialize(some)]])),
    meta: entries.map(([name]) => [byteCodec.type, name, 1]),
  })),
);
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, part) =>
      part instanceof ArrayBuffer || part instanceof Uint8Array
        ? { bytes: [...(byteCodec.deserialize(part) as Uint8Array)] }
        : part,
    ),
  );

describe('an answer with bytes as one frame', () => {
  it('comes back as it went, its bytes where arrays of any kind can lie on them', () => {
    fc.assert(
      fc.property(fc.string(), serialized, (i, b) => {
        const before = plain({ i, p: { b } });
        const parts = toFrame({ i, p: { b } } as { p: { b: unknown } });
        const back = fromFrame(Uint8Array.from(Buffer.concat(parts)).buffer);
        expect(plain(back)).toEqual(before);
        for (const { holder, key: at } of placesOfBytes(back.p.b))
          expect((holder[at] as Uint8Array).byteOffset % 8).toBe(0);
      }),
    );
  });

  it('holds long lists of whole numbers, and no others', () => {
    const whole = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(fc.array(whole, { minLength: 500, maxLength: 600 }), fc.nat(499), (list, at) => {
        expect(listCodec.condition(list)).toBe(true);
        expect(listCodec.deserialize(listCodec.serialize(list))).toEqual(list);
        for (const other of [0.5, 2 ** 31, Number.NaN, Infinity, null, '1', undefined, [1]])
          expect(listCodec.condition(list.with(at, other as number))).toBe(false);
      }),
    );
    expect(listCodec.condition(new Array(1000))).toBe(false);
    expect(listCodec.condition([1, 2, 3])).toBe(false);
    for (const { condition } of receiving) expect(condition(new Array(1000).fill(1) as never)).toBe(false);
  });

  it('is told from one without, which stays text', () => {
    const body = { json: { date: null }, meta: [[1, 'date']] };
    expect(asObject(['1', 2, { status: 200, headers: {}, body }])).toBeNull();
    expect(asObject(['1', 4, undefined])).toBeNull();
    expect(asObject(['1', 2, { body: 'No procedure matched' }])).toBeNull();
    const withBytes = { json: new ArrayBuffer(2), meta: [[byteCodec.type]] };
    expect(asObject(['1', 2, { body: withBytes }])).toEqual([]);
  });

  it('takes nothing along that lies beside the bytes', () => {
    const [part, whole] = [Buffer.from('a few'), new Uint8Array(9)];
    expect(part.buffer.byteLength).toBeGreaterThan(part.length);
    expect(Buffer.from(byteCodec.serialize(part) as ArrayBuffer)).toEqual(part);
    expect(byteCodec.serialize(whole)).toBe(whole.buffer);
  });

  it('is refused when it is something else', () => {
    expect(() => fromFrame(new ArrayBuffer(40))).toThrow(RangeError);
    for (const { deserialize } of sending)
      for (const data of ['AA==', [1], null]) expect(() => deserialize(data)).toThrow(TypeError);
  });
});
