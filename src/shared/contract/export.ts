import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { id, procedure, progress } from './base.ts';

/** Formats of a scenario, named as their files end; `csv` holds its accounts. */
export const exportFormats = ['xlsx', 'json', 'geojson', 'csv'] as const;
/** `evidence`: a workbook with fairness, pay, and a sheet per rep. `csvUnits`: the units as CSV. */
export const exportContents = [...exportFormats, 'evidence', 'csvUnits'] as const;

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
