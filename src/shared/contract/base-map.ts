import { z } from 'zod';
import { errorCodes } from '../errors.ts';
import { bytes, procedure } from './base.ts';

/** Coordinates a base map was drawn in: Chinese web maps are shifted by up to some 600 m (GCJ-02). */
export const baseMapDatums = ['wgs84', 'gcj02'] as const;

const view = z.object({
  shown: z.boolean(),
  /** Strength of the picture, 0..1. */
  opacity: z.number().min(0.1).max(1),
  datum: z.enum(baseMapDatums),
});

/** An offline raster map under the territories, chosen once per machine. */
export const baseMap = view.extend({
  /** Name of the file; null = none chosen. */
  file: z.string().nullable(),
  /** Why the chosen file can't be shown (a key of `errors` with its parameters); null = it can. */
  problem: z
    .object({
      code: z.enum(errorCodes),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    })
    .nullable(),
  minZoom: z.number().int(),
  maxZoom: z.number().int(),
  attribution: z.string(),
  /** Another number, other tiles. */
  version: z.number().int(),
});
export type BaseMap = z.infer<typeof baseMap>;

const zoom = z.number().int().min(0).max(22);
const column = z
  .number()
  .int()
  .min(0)
  .max(2 ** 22);

export const baseMapContract = {
  get: procedure.output(baseMap),
  /** Takes a MBTiles or PMTiles file with raster tiles as the base map, and shows it. */
  choose: procedure.input(z.object({ fileId: z.string() })).output(baseMap),
  set: procedure.input(view.partial()).output(baseMap),
  /** Forgets the file; it stays where it is. */
  forget: procedure.output(baseMap),
  /** One picture (PNG, JPEG, WebP), y from the north; null where the file has none. */
  tile: procedure.input(z.object({ zoom, x: column, y: column })).output(bytes.nullable()),
};
