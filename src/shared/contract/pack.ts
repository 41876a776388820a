import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { mapBounds, mapShading, pictureLayers } from '../domain/map-picture.ts';
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

export const pictureInput = z.object({
  scenarioId: id,
  shading: mapShading,
  layers: z.array(z.enum(pictureLayers)).max(pictureLayers.length),
  /** null = the whole region. */
  bounds: mapBounds.nullable(),
  language,
  fileId: z.string(),
});
export type PictureInput = z.infer<typeof pictureInput>;

/** Bytes of a picture drawn by the window, as base64: a page of the largest size at three times its points. */
const pictureBytes = z.base64().max(28_000_000);

export const packContract = {
  /** Two scenarios as a pack for a board. */
  board: procedure.input(boardInput).output(written),
  /** One page per territory. */
  sheets: procedure.input(sheetsInput).output(written),
  /** The map as SVG. */
  picture: procedure.input(pictureInput).output(written),
  /** The same as text, for the window to draw as PNG with the fonts of the system. */
  pictureSvg: procedure.input(pictureInput.omit({ fileId: true })).output(z.string()),
  /** Writes a PNG that the window drew. */
  savePicture: procedure.input(z.object({ fileId: z.string(), png: pictureBytes })).output(z.void()),
};
