import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { finish, type OnShare, type Pieces } from './pieces.ts';
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
const level = 1;
/** Rows put into words and compressed in one piece, and characters of their texts: some ten milliseconds. */
const rowsAtOnce = 5000;
const charactersAtOnce = 1024 * 1024;
/** Bytes compressed in one piece. */
const bytesAtOnce = 2 * 1024 * 1024;
/** The share of reading an image that goes by before its lines are read. */
const inflated = 0.4;
/** JSON writes none of its own within a text. */
const lineEnd = '\n';

export const encodeImage = (image: readonly ImageSection[]): Buffer => finish(encodeImageInPieces(image));

/**
 * The same in pieces: deflated blocks that end at a byte make one stream when they stand one after another (RFC 1951, 3.2.4).
 * Rows of a long list stand in lines, some thousand each, so that they can be read back in pieces, too.
 */
export function* encodeImageInPieces(
  image: readonly ImageSection[],
  onShare: OnShare = () => {},
): Pieces<Buffer> {
  const total = rowsOf(image);
  let done = 0;
  const parts: Uint8Array[] = [header];
  let text = '[';
  const flush = function* (finishFlush: number): Pieces<void> {
    const bytes = Buffer.from(text);
    text = '';
    if (bytes.length > charactersAtOnce) yield;
    for (let from = 0; from < bytes.length; from += bytesAtOnce) {
      const isLast = from + bytesAtOnce >= bytes.length;
      const piece = bytes.subarray(from, from + bytesAtOnce);
      parts.push(
        deflateRawSync(piece, { level, finishFlush: isLast ? finishFlush : constants.Z_SYNC_FLUSH }),
      );
      if (!isLast) yield;
    }
  };
  const list = function* (rows: readonly RowValues[]): Pieces<void> {
    const slices = [...slicesOf(rows)];
    const isLong = slices.length > 1;
    for (const [at, slice] of slices.entries()) {
      const words = JSON.stringify(slice).slice(1, -1);
      if (!isLong) text += words;
      else {
        yield;
        text += at === 0 ? `${lineEnd}${words}` : `,${lineEnd}${words}`;
        yield* flush(constants.Z_SYNC_FLUSH);
        done += slice.length;
        onShare(done / total);
        yield;
      }
    }
    if (isLong) text += lineEnd;
  };
  for (const [at, { table, columns, present, absent }] of image.entries()) {
    text += `${at === 0 ? '' : ','}{"table":${JSON.stringify(table)},"columns":${JSON.stringify(columns)},"present":[`;
    yield* list(present);
    text += '],"absent":[';
    yield* list(absent);
    text += ']}';
  }
  text += ']';
  yield* flush(constants.Z_FINISH);
  return Buffer.concat(parts);
}

/** Rows that are put into words together. A row may hold a document of some megabytes. */
function* slicesOf(rows: readonly RowValues[]): Generator<readonly RowValues[]> {
  let from = 0;
  let characters = 0;
  for (const [at, row] of rows.entries()) {
    characters += charactersOf(row);
    if (at + 1 - from < rowsAtOnce && characters < charactersAtOnce) continue;
    yield rows.slice(from, at + 1);
    from = at + 1;
    characters = 0;
  }
  if (from < rows.length) yield rows.slice(from);
}

/** How many rows an image puts back or removes. */
export const rowsOf = (image: readonly ImageSection[]): number =>
  image.reduce((sum, { present, absent }) => sum + present.length + absent.length, 0);

/** How long the texts of a row are together. */
export function charactersOf(row: RowValues): number {
  let characters = 0;
  for (const value of row) if (typeof value === 'string') characters += value.length;
  return characters;
}

/** Throws PLAN_DAMAGED for anything `encodeImage` did not write. */
export const decodeImage = (bytes: Uint8Array, file: string): ImageSection[] =>
  finish(decodeImageInPieces(bytes, file));

export function* decodeImageInPieces(
  bytes: Uint8Array,
  file: string,
  onShare: OnShare = () => {},
): Pieces<ImageSection[]> {
  if (header.some((byte, index) => bytes[index] !== byte)) throw new AppError('PLAN_DAMAGED', { file });
  try {
    const words = inflateRawSync(bytes.subarray(header.length), { maxOutputLength: largestImage });
    if (words.length > charactersAtOnce) yield;
    onShare(inflated);
    const text = words.toString();
    const [first = '', ...lines] = text.split(lineEnd);
    if (lines.length === 0) return sections.parse(JSON.parse(text));
    yield;
    // Some thousand rows a line; in what stands between them their place is held by a number, which is no row.
    const held: unknown[][] = [];
    let frame = first;
    for (const [at, line] of lines.entries()) {
      if (line.startsWith(']')) frame += line;
      else {
        frame += frame.endsWith('[') ? String(held.length) : `,${held.length}`;
        held.push(JSON.parse(`[${line.endsWith(',') ? line.slice(0, -1) : line}]`));
        onShare(inflated + (1 - inflated) * (at / lines.length));
        yield;
      }
    }
    return sections.parse(unfolded(JSON.parse(frame), held));
  } catch (error) {
    throw new AppError('PLAN_DAMAGED', { file }, { cause: error });
  }
}

/** The sections with the rows that stood in lines where numbers hold their places. */
function unfolded(frame: unknown, held: readonly unknown[][]): unknown {
  const rows = (list: unknown) =>
    Array.isArray(list)
      ? list.flatMap((row) => (typeof row === 'number' ? (held[row] ?? [row]) : [row]))
      : list;
  return Array.isArray(frame)
    ? frame.map((section) => ({ ...section, present: rows(section.present), absent: rows(section.absent) }))
    : frame;
}
