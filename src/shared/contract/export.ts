import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { id, procedure, progress } from './base.ts';

export const exportFormats = ['xlsx', 'json', 'geojson'] as const;

export const exportContract = {
  scenario: procedure
    .input(
      z.object({
        scenarioId: id,
        fileId: z.string(),
        format: z.enum(exportFormats),
        language: z.enum(['zh', 'en']),
      }),
    )
    .output(eventIterator(z.object({ progress, done: z.boolean() }))),
};
