import { z } from 'zod';

/** How a map is coloured: by territory, by how far territories are off, by a measure of units, or by their market. */
export const mapShading = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('territory') }),
  z.object({ kind: z.literal('deviation'), measure: z.enum(['workload', 'potential', 'sales']) }),
  z.object({ kind: z.literal('measure'), key: z.string().max(200) }),
  z.object({ kind: z.literal('market'), of: z.enum(['ladder', 'state']) }),
]);
export type MapShading = z.infer<typeof mapShading>;

/** What is drawn over the areas. */
export const pictureLayers = ['accounts', 'homes', 'territoryLabels', 'unitLabels', 'provinces'] as const;
export type PictureLayer = (typeof pictureLayers)[number];

/** Degrees: west, south, east, north. */
export const mapBounds = z.tuple([
  z.number().min(-180).max(180),
  z.number().min(-90).max(90),
  z.number().min(-180).max(180),
  z.number().min(-90).max(90),
]);
