import { z } from 'zod';
import { followed, id, procedure } from './base.ts';

/** A cell of an exported workbook that says something else than the plan, in the file's own words. */
export const sheetDifference = z.object({
  sheet: z.string(),
  /** What the row is about. */
  name: z.string(),
  field: z.string(),
  now: z.string(),
  file: z.string(),
});
export const sheetPreview = z.object({
  differences: z.array(sheetDifference),
  /** Cells that stay because they can't be read, by sheet and cell. */
  unread: z.array(z.object({ sheet: z.string(), cell: z.string(), text: z.string() })),
  unknownRows: z.array(z.string()),
});
export type SheetPreview = z.infer<typeof sheetPreview>;

const file = z.object({ scenarioId: id, fileId: z.string() });

/** KPI templates, incentive plans, who has which template, and priorities set by hand, brought back from an exported workbook. */
export const sheetsContract = {
  preview: procedure.input(file).output(followed(sheetPreview)),
  /** All that differs in one step of the history. */
  apply: procedure.input(file).output(followed(z.object({ changed: z.number().int() }))),
};
