import { z } from 'zod';
import { errorCodes } from '../errors.ts';
import { fen, id, name, procedure, year } from './base.ts';
import { quotaComponent, quotaFiscal, quotaNodeKey, quotaPeriod, quotaSettings } from './quota-settings.ts';

export * from './quota-settings.ts';

export const quotaRow = z.object({
  territoryId: id,
  totalFen: fen,
  totalLocked: z.boolean(),
  monthsFen: z.array(fen).length(12),
  monthsLocked: z.array(z.boolean()).length(12),
  /** Sales of the base year and potential, for judging the number. */
  historyFen: fen,
  potentialFen: fen,
});
export type QuotaRow = z.infer<typeof quotaRow>;

const amounts = z.array(fen).length(17);

export const quotaNode = z.object({
  node: quotaNodeKey,
  kind: z.enum(['all', 'group', 'territory']),
  /** Group or territory id; null for all. */
  id: id.nullable(),
  parent: quotaNodeKey.nullable(),
  depth: z.number().int().min(0),
  name: z.string(),
  /** Year, months, quarters. Issued: as issued, with accounts that changed hands. */
  amountsFen: amounts,
  /** Bit p = period p is set by hand. */
  locked: z.number().int().min(0),
  /** What its parts add up to: the year, more where over-assigned. */
  assignedFen: fen,
  floorFen: fen.nullable(),
  ceilingFen: fen.nullable(),
  /** What rounding placed on its year by largest fraction. */
  remainderFen: fen,
  /** Share of a full quota its new rep takes, 1 without ramp. */
  ramp: z.number().min(0).max(1),
  historyFen: fen,
  potentialFen: fen,
  /** Issued: the year as it would be spread now; null in a draft. */
  nowFen: fen.nullable(),
  /** Issued: what accounts that changed hands brought and took since. */
  transferredFen: fen,
});
export type QuotaNode = z.infer<typeof quotaNode>;

/** Locks or bounds that leave no table: where, and by how much. */
export const quotaProblem = z.object({
  node: quotaNodeKey,
  name: z.string(),
  period: quotaPeriod,
  leastFen: fen,
  mostFen: fen,
  /** Territories whose floor or ceiling is farthest from their share. */
  pressing: z.array(z.object({ node: quotaNodeKey, name: z.string(), byFen: fen })),
});

export const quotaSheet = z.object({
  scenarioId: id,
  componentId: id,
  components: z.array(quotaComponent),
  /** `issued`: numbers stand as they were, whatever happens to borders. */
  status: z.enum(['draft', 'issued']),
  issuedAt: z.string().nullable(),
  fiscal: quotaFiscal,
  settings: quotaSettings,
  rows: z.array(quotaRow),
  /** The tree with all, groups and territories, each before those below it. */
  nodes: z.array(quotaNode),
  /** First and last day of the twelve periods, `2027-01-01`. */
  periods: z.array(z.object({ start: z.string(), end: z.string() })).length(12),
  problems: z.array(quotaProblem),
  /** Why the method has no grounds any more and territories count alike: an error's code and values. */
  failure: z
    .object({ code: z.enum(errorCodes), params: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  /** Issued sheets: territories that came since, whose rows are 0. */
  withoutQuota: z.array(id),
  totalMonthsFen: z.array(fen).length(12),
  /** Shares of the year, sum 1. */
  season: z.array(z.number()).length(12),
  /** Months (1..12) the history had no figures for; they got the mean daily rate of the others. */
  seasonGaps: z.array(z.number().int()),
  /** What was learned about the Spring Festival: years used, daily sales before and after it against plain winter days. */
  festival: z.object({ years: z.array(year), before: z.number(), after: z.number() }).nullable(),
});
export type QuotaSheet = z.infer<typeof quotaSheet>;

export const quotaCellEdit = z.object({
  node: quotaNodeKey,
  period: quotaPeriod,
  /** Null unlocks and lets the spread decide. */
  fen: fen.min(0).nullable(),
});
export type QuotaCellEdit = z.infer<typeof quotaCellEdit>;

export const quotaChange = z.object({
  id,
  componentId: z.number().int().min(0),
  kind: z.enum(['spread', 'cell', 'unlock', 'issue', 'reopen', 'transfer', 'import']),
  node: z.string(),
  nodeName: z.string(),
  period: quotaPeriod,
  beforeFen: fen.nullable(),
  afterFen: fen.nullable(),
  who: z.string(),
  why: z.string(),
  at: z.string(),
});
export type QuotaChange = z.infer<typeof quotaChange>;

export const quotaTransfer = z.object({
  accountIds: z.array(id).min(1).max(10_000),
  toTerritoryId: id,
  /** `2027-07-01`: from this day on the new territory sells to them. */
  day: z.iso.date(),
});
/** What a transfer moves, one line per account and component. */
export const quotaTransferLine = z.object({
  accountId: id,
  accountName: z.string(),
  componentId: id,
  fromTerritoryId: id,
  fromName: z.string(),
  /** The account's part of its territory, 0..1. */
  share: z.number(),
  movedFen: fen,
  monthsFen: z.array(fen).length(12),
});
export type QuotaTransferLine = z.infer<typeof quotaTransferLine>;

/** A figure of an imported sheet that differs from the plan's. */
export const quotaDifference = z.object({
  componentId: id,
  node: quotaNodeKey,
  name: z.string(),
  period: quotaPeriod,
  nowFen: fen,
  fileFen: fen,
});
export const quotaImportPreview = z.object({
  differences: z.array(quotaDifference),
  /** Cells that stay: blank ones, and those that are no amounts, by sheet and cell. */
  unread: z.array(z.object({ sheet: z.string(), cell: z.string(), text: z.string() })),
  unknownRows: z.array(z.string()),
});
export type QuotaImportPreview = z.infer<typeof quotaImportPreview>;

const why = z.string().trim().max(500).optional();
const scenario = z.object({ scenarioId: id });
const component = scenario.extend({ componentId: id.optional() });
const change = component.extend({
  settings: quotaSettings.optional(),
  cells: z.array(quotaCellEdit).max(20_000).optional(),
});

export const quotaContract = {
  get: procedure.input(component).output(quotaSheet.nullable()),
  /** Spread anew; locked cells stay and the rest absorbs. */
  spread: procedure.input(component.extend({ settings: quotaSettings, why })).output(quotaSheet),
  /** The sheet as it would be; nothing is stored, and what cannot be met is told in `problems`. */
  preview: procedure.input(change).output(quotaSheet),
  /** Hand-set cells of any node and period become locked; settings, where given, change in the same step. */
  edit: procedure.input(change.extend({ why })).output(quotaSheet),
  /** Cells of territories; month 0 = the year. */
  setCells: procedure
    .input(
      component.extend({
        cells: z
          .array(
            z.object({ territoryId: id, month: z.number().int().min(0).max(12), fen: fen.min(0).nullable() }),
          )
          .min(1)
          .max(20_000),
      }),
    )
    .output(quotaSheet),
  /** `issued` freezes the numbers, `draft` lets them follow the borders again. */
  setStatus: procedure
    .input(scenario.extend({ status: z.enum(['draft', 'issued']), why }))
    .output(quotaSheet),
  setFiscal: procedure.input(scenario.extend({ fiscal: quotaFiscal })).output(quotaSheet),
  /** Adds or changes a component; a new one is spread like the first until it has settings of its own. */
  saveComponent: procedure
    .input(scenario.extend({ component: quotaComponent.extend({ id: id.nullable(), name }) }))
    .output(quotaSheet),
  removeComponent: procedure.input(scenario.extend({ componentId: id })).output(quotaSheet),
  /** Newest first. */
  changes: procedure
    .input(scenario.extend({ limit: z.number().int().min(1).max(1000) }))
    .output(z.array(quotaChange)),
  /** Who signs changes: as typed, else the person logged in. */
  signature: procedure.output(z.object({ who: z.string() })),
  setSignature: procedure.input(z.object({ who: z.string().trim().max(60) })).output(z.void()),
  previewTransfer: procedure.input(scenario.extend(quotaTransfer.shape)).output(z.array(quotaTransferLine)),
  transfer: procedure
    .input(scenario.extend(quotaTransfer.shape).extend({ why }))
    .output(z.array(quotaTransferLine)),
  previewImport: procedure.input(scenario.extend({ fileId: z.string() })).output(quotaImportPreview),
  applyImport: procedure
    .input(scenario.extend({ fileId: z.string(), why }))
    .output(z.object({ changed: z.number().int() })),
};
