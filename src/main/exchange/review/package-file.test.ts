import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../../shared/errors.ts';
import { headerBytes, mostInflatedBytes } from './envelope.ts';
import { openPackage, sealPackage } from './package-file.ts';

const plan = Buffer.from('a plan, for all that the envelope knows '.repeat(4));
const seal = (password: string | null) => sealPackage({ kind: 'sent', plan }, password, 'x.bwreview');

async function codeOf(bytes: Buffer, password: string | null): Promise<ErrorCode | 'opened'> {
  try {
    await openPackage(bytes, password, 'x.bwreview');
    return 'opened';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

/** As somebody who knows the format would: the digest fits again. */
function resealed(bytes: Buffer, change: (bytes: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  change(copy);
  createHash('sha256')
    .update(copy.subarray(0, -32))
    .digest()
    .copy(copy, copy.length - 32);
  return copy;
}

it('what is sealed opens again, with a password and without', async () => {
  for (const password of [null, '密码 with spaces']) {
    const opened = await openPackage(await seal(password), password, 'x.bwreview');
    expect(opened.kind).toBe('sent');
    expect(opened.plan.equals(plan)).toBe(true);
  }
});

it('a password is asked for, a wrong one is told from an altered file, and composed letters are one', async () => {
  const bytes = await seal('café');
  expect(await codeOf(bytes, null)).toBe('REVIEW_PASSWORD_NEEDED');
  expect(await codeOf(bytes, 'Café')).toBe('REVIEW_PASSWORD_WRONG');
  expect(await codeOf(bytes, 'cafe\u0301')).toBe('opened');
  expect(bytes.includes('plan')).toBe(false);
  const again = await seal('café');
  expect(again.equals(bytes)).toBe(false);
});

it('no byte can be changed, cut off or added', async () => {
  for (const password of [null, 'secret']) {
    const bytes = await seal(password);
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 0x41, at);
      const code = await codeOf(flipped, password);
      expect(
        ['REVIEW_FOREIGN', 'REVIEW_TOO_NEW', 'REVIEW_TOO_LARGE', 'REVIEW_ALTERED'],
        `byte ${at}`,
      ).toContain(code);
    }
    expect(await codeOf(bytes.subarray(0, -1), password)).toBe('REVIEW_ALTERED');
    expect(await codeOf(Buffer.concat([bytes, Buffer.from([0])]), password)).toBe('REVIEW_ALTERED');
    expect(await codeOf(bytes.subarray(0, 40), password)).toBe('REVIEW_ALTERED');
  }
}, 60_000);

it('with the digest made anew, the cipher still finds every change of the enciphered part and of the header', async () => {
  const bytes = await seal('secret');
  const places = [9, 42, 49, headerBytes, headerBytes + 7, bytes.length - 33];
  for (const at of places) {
    const forged = resealed(bytes, (copy) => copy.writeUInt8(copy.readUInt8(at) ^ 1, at));
    expect(['REVIEW_ALTERED', 'REVIEW_PASSWORD_WRONG', 'REVIEW_TOO_LARGE'], `byte ${at}`).toContain(
      await codeOf(forged, 'secret'),
    );
  }
}, 60_000);

it('bombs and strange costs are refused before memory or time is spent', async () => {
  const bytes = await seal(null);
  const huge = resealed(bytes, (copy) => copy.writeBigUInt64BE(BigInt(mostInflatedBytes) + 1n, 42));
  expect(await codeOf(huge, null)).toBe('REVIEW_TOO_LARGE');
  // says less than it inflates to
  const bomb = deflateSync(Buffer.alloc(50_000_000));
  const head = Buffer.from(bytes.subarray(0, headerBytes));
  head.writeBigUInt64BE(1000n, 42);
  head.writeBigUInt64BE(BigInt(bomb.length), 50);
  expect(
    await codeOf(
      resealed(Buffer.concat([head, bomb, Buffer.alloc(32)]), () => {}),
      null,
    ),
  ).toBe('REVIEW_ALTERED');
  // says as much as it inflates to, but shrinks as no plan does
  head.writeBigUInt64BE(50_000_000n, 42);
  expect(
    await codeOf(
      resealed(Buffer.concat([head, bomb, Buffer.alloc(32)]), () => {}),
      null,
    ),
  ).toBe('REVIEW_ALTERED');
  const costly = resealed(await seal('secret'), (copy) => copy.writeUInt8(31, 11));
  expect(await codeOf(costly, 'secret')).toBe('REVIEW_ALTERED');
});

it('other files are no packages, newer packages are said to be newer', async () => {
  expect(await codeOf(Buffer.from('SQLite format 3\0 and so on'), null)).toBe('REVIEW_FOREIGN');
  expect(await codeOf(Buffer.alloc(0), null)).toBe('REVIEW_FOREIGN');
  const newer = resealed(await seal(null), (copy) => copy.writeUInt8(2, 8));
  expect(await codeOf(newer, null)).toBe('REVIEW_TOO_NEW');
});
