import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { boardFormats, boardParts, sheetFormats } from '../domain/pack.ts';
import { id, procedure, progress } from './base.ts';

const language = z.enum(['zh', 'en']);
const written = eventIterator(z.object({ progress, done: z.boolean() }));

export const boardInput = z.object({
  beforeId: id,
  afterId: id,
  format: z.enum(boardFormats),
  parts: z.array(z.enum(boardParts)).max(boardParts.length),
  /** Figures the user judges otherwise than usual. */
  goals: z.record(z.string().max(60), z.enum(['more', 'less', 'neither'])),
  language,
  fileId: z.string(),
});
export type BoardInput = z.infer<typeof boardInput>;

export const sheetsInput = z.object({
  scenarioId: id,
  /** null = all. */
  territoryIds: z.array(id).min(1).max(5000).nullable(),
  format: z.enum(sheetFormats),
  language,
  fileId: z.string(),
});
export type SheetsInput = z.infer<typeof sheetsInput>;

export const packContract = {
  /** Two scenarios as a pack for a board. */
  board: procedure.input(boardInput).output(written),
  /** One page per territory. */
  sheets: procedure.input(sheetsInput).output(written),
};
