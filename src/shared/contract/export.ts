import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { id, procedure, progress } from './base.ts';

/** Formats of a whole scenario, named as their files end. */
export const exportFormats = ['xlsx', 'json', 'geojson'] as const;
/** `evidence`: a workbook with fairness, pay, and a sheet per rep. */
export const exportContents = [...exportFormats, 'evidence'] as const;

export const exportContract = {
  scenario: procedure
    .input(
      z.object({
        scenarioId: id,
        fileId: z.string(),
        format: z.enum(exportContents),
        language: z.enum(['zh', 'en']),
      }),
    )
    .output(eventIterator(z.object({ progress, done: z.boolean() }))),
  /** The first scenario compared with each of the others, as a workbook. */
  comparison: procedure
    .input(z.object({ ids: z.array(id).min(2).max(4), fileId: z.string(), language: z.enum(['zh', 'en']) }))
    .output(eventIterator(z.object({ progress, done: z.boolean() }))),
};
