import { z } from 'zod';
import { followed, id, idList, name, procedure } from './base.ts';
import { moveEffect, moveInput } from './effect.ts';
import { scenarioSummary } from './plan.ts';
import { breach, territoryRow, territorySums } from './territory.ts';

export {
  type Breach,
  breach,
  type TerritoryRow,
  type TerritorySums,
  territoryRow,
  territorySums,
} from './territory.ts';

export const principleCheck = z.object({
  principle: z.enum(['coverage', 'feasibility', 'fairness', 'challenge', 'specificity']),
  verdict: z.enum(['green', 'amber', 'red']),
  /** Keys of `i18n/<language>/principles.ts` with parameters. */
  evidence: z.array(
    z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
});
export type PrincipleCheck = z.infer<typeof principleCheck>;

export const alignment = z.object({
  scenarioId: id,
  revision: z.number().int(),
  territories: z.array(territoryRow),
  unassigned: territorySums,
  total: territorySums,
  /** Territory id per unit in the order of data.units; 0 = unassigned. */
  unitTerritory: idList,
  /** Accounts held apart from their unit's territory (named accounts, 指定客户); territory 0 = unassigned. */
  exceptions: z.array(z.object({ accountId: id, territoryId: z.number().int().min(0) })),
  /** Accounts whose territory differs from the present state, and their sales in fen. */
  movedAccounts: z.number().int(),
  movedSalesFen: z.number(),
  /** Units whose territory's rep differs from the present. */
  movedUnits: idList,
});
export type Alignment = z.infer<typeof alignment>;

/** The new sums, and the rules the edit broke (those that only warn). */
export const edited = alignment.extend({ breaches: z.array(breach) });
export type Edited = z.infer<typeof edited>;

const scenario = z.object({ scenarioId: id });
const territory = scenario.extend({ territoryId: id });

export const scenarioContract = {
  branch: procedure.input(z.object({ fromId: id, name })).output(scenarioSummary),
  update: procedure
    .input(
      scenario.extend({
        name: name.optional(),
        colour: z.number().int().min(0).optional(),
        note: z.string().max(4000).optional(),
        status: scenarioSummary.shape.status.optional(),
      }),
    )
    .output(scenarioSummary),
  remove: procedure.input(scenario).output(z.void()),
  alignment: procedure.input(scenario).output(alignment),
  principles: procedure.input(scenario).output(z.array(principleCheck)),
  /** `territoryId` null = unassigned. Accounts inside follow unless held apart. Answers the new sums. */
  assignUnits: procedure
    .input(scenario.extend({ unitIds: z.array(id).min(1), territoryId: id.nullable() }))
    .output(edited),
  /** `follow` puts the accounts back with their unit. Given up before it stands, it leaves the plan as it was. */
  assignAccounts: procedure
    .input(
      scenario.extend({
        accountIds: z.array(id).min(1),
        territoryId: z.union([id, z.null(), z.literal('follow')]),
      }),
    )
    .output(followed(edited)),
  /** What such a move would do to both reps, nothing stored. */
  effect: procedure.input(moveInput).output(moveEffect),
  addTerritory: procedure
    .input(scenario.extend({ name: name.optional(), repId: id.nullable().optional() }))
    .output(territoryRow),
  updateTerritory: procedure
    .input(
      territory.extend({
        name: name.optional(),
        colour: z.number().int().min(0).optional(),
        repId: id.nullable().optional(),
        locked: z.boolean().optional(),
        share: z.number().gt(0).max(100).optional(),
      }),
    )
    .output(edited),
  /** All territories, or those named: a level or a group of the tree. */
  lockAll: procedure
    .input(scenario.extend({ locked: z.boolean(), territoryIds: z.array(id).min(1).optional() }))
    .output(alignment),
  /** Its units become unassigned, or go to `intoId` (merge). */
  removeTerritory: procedure.input(territory.extend({ intoId: id.nullable() })).output(edited),
};
