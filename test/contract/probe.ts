import { os } from '@orpc/server';
import { z } from 'zod';

export const sampleBytes = {
  large: Uint8Array.from({ length: 3_000_001 }, (_, at) => at * 31),
  part: Buffer.from('those bytes alone'),
  none: new Uint8Array(0),
};

export const sampleLists = {
  ids: Array.from({ length: 2000 }, (_, at) => at * 7 - 3),
  edges: Array.from({ length: 500 }, (_, at) => (at % 2 === 0 ? 2 ** 31 - 1 : -(2 ** 31))),
  short: [1, 2, 3],
  tooLarge: Array.from({ length: 600 }, () => 2 ** 31),
  broken: Array.from({ length: 600 }, (_, at) => at / 2),
  mixed: Array.from({ length: 600 }, (_, at) => (at === 599 ? null : at)),
};

/** Procedures that show from outside what a transport does to the other end: signals, endings, bad values. */
export function createProbe() {
  const seen = { aborted: 0, finished: 0, produced: 0 };
  const router = {
    /** Never answers by itself. */
    hang: os.handler(({ signal }) => {
      return new Promise<never>((_, reject) => {
        signal?.addEventListener('abort', () => {
          seen.aborted += 1;
          reject(signal.reason);
        });
      });
    }),
    /** Counts until nobody listens. */
    count: os.handler(async function* () {
      try {
        for (let number = 1; ; number += 1) {
          seen.produced = number;
          yield number;
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      } finally {
        seen.finished += 1;
      }
    }),
    /** Bytes by themselves, deep within an answer, none, part of a larger buffer, and a page's worth. */
    bytes: os.handler(() => sampleBytes.large),
    manyBytes: os.handler(() => ({
      when: new Date(0),
      rows: [{ text: '{"answer":"é"}', bytes: sampleBytes.part }, { bytes: sampleBytes.none }],
      again: sampleBytes.large,
    })),
    /** Lists long enough to cross as bytes, and one that may not. */
    lists: os.handler(() => sampleLists),
    countsOfMany: os.handler(async function* () {
      yield { counts: sampleLists.ids };
      yield { counts: sampleLists.short };
    }),
    infinity: os.output(z.number()).handler(() => Number.POSITIVE_INFINITY),
    plainError: os.handler((): string => {
      throw new Error('a secret path: /home/somebody');
    }),
  };
  return { seen, router };
}

export type Probe = ReturnType<typeof createProbe>;
