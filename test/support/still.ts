import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';

/** What is read once it is the same twice, a moment apart: of a layout that is still being put together. */
export async function still<T>(read: () => Promise<T>): Promise<T> {
  let last = await read();
  await expect
    .poll(
      async () => {
        const before = last;
        last = await read();
        return isDeepStrictEqual(last, before);
      },
      { interval: 250 },
    )
    .toBe(true);
  return last;
}
