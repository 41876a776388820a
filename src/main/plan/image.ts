import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { type TableName, tableKeys } from './rows.ts';
import type { RowValues } from './store.ts';

/** Rows of one table to put back: `present` rows are written, rows named by `absent` keys are removed. */
export interface ImageSection {
  readonly table: TableName;
  /** Column names of the rows in `present`, in their order. */
  readonly columns: readonly string[];
  readonly present: readonly RowValues[];
  readonly absent: readonly RowValues[];
}

/** `BJ`, format 1, compression 1 (raw deflate). */
const header = Uint8Array.of(0x42, 0x4a, 1, 1);

/** More than any step of a plan needs; a damaged or hostile image must not fill the memory. */
const largestImage = 512 * 1024 * 1024;

const sections = z.array(
  z.object({
    table: z.enum(Object.keys(tableKeys) as [TableName, ...TableName[]]),
    columns: z.array(z.string()),
    present: z.custom<RowValues[]>(isRows),
    absent: z.custom<RowValues[]>(isRows),
  }),
);

/** By hand: an image can hold 100,000 rows, and a schema visits each value ten times slower. */
function isRows(data: unknown): boolean {
  return Array.isArray(data) && data.every((row) => Array.isArray(row) && row.every(isValue));
}

const isValue = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'string' || value === null;

/** Quick compression: an image is written with every edit, and read only by undo. */
export function encodeImage(image: readonly ImageSection[]): Buffer {
  return Buffer.concat([header, deflateRawSync(JSON.stringify(image), { level: 1 })]);
}

/** Throws PLAN_DAMAGED for anything `encodeImage` did not write. */
export function decodeImage(bytes: Uint8Array, file: string): ImageSection[] {
  if (header.some((byte, index) => bytes[index] !== byte)) throw new AppError('PLAN_DAMAGED', { file });
  try {
    const text = inflateRawSync(bytes.subarray(header.length), { maxOutputLength: largestImage });
    return sections.parse(JSON.parse(text.toString('utf8')));
  } catch (error) {
    throw new AppError('PLAN_DAMAGED', { file }, { cause: error });
  }
}
