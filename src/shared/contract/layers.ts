import { z } from 'zod';
import { layerRule, layerTextFields } from '../domain/layer-rule.ts';
import { id, name, procedure } from './base.ts';

/** Sums of accounts: fen, minutes. */
export const accountSums = z.object({
  accounts: z.number().int().min(0),
  calls: z.number(),
  workloadMinutes: z.number(),
  potentialFen: z.number(),
  salesFen: z.number(),
});
export type AccountSums = z.infer<typeof accountSums>;

export const layer = z.object({
  id,
  name: z.string(),
  rule: layerRule,
  /** Its accounts leave geography; else they are in both. */
  exclusive: z.boolean(),
  /** What its rule selects; of an exclusive layer, less what an exclusive layer before it has. */
  sums: accountSums,
  /** Selected, but taken by an exclusive layer before it. */
  takenBefore: z.number().int().min(0),
  /** The scenario row that is its alignment within the scenario asked about; null = not used there. */
  alignmentId: id.nullable(),
});
export type Layer = z.infer<typeof layer>;

export const layerList = z.object({
  /** The scenario itself, whichever of its layers was asked about. */
  baseId: id,
  /** In their order. */
  layers: z.array(layer),
  /** What is left to geography in this scenario. */
  geography: accountSums,
  total: accountSums,
  /** Accounts that no layer's rule selects. */
  inNoLayer: accountSums,
  /** Accounts that the rules of two or more exclusive layers select. */
  inTwoExclusive: accountSums,
});
export type LayerList = z.infer<typeof layerList>;

/** The accounts a rule would select, before it is kept. */
export const rulePreview = z.object({
  sums: accountSums,
  /** Of them: accounts that other exclusive layers select too. */
  inOtherExclusive: z.number().int().min(0),
  /** Names of the first few. */
  examples: z.array(z.string()),
});
export type RulePreview = z.infer<typeof rulePreview>;

/** The words a text field holds, most frequent first; `more` = there are others. */
export const ruleWords = z.object({
  field: z.enum(layerTextFields),
  words: z.array(z.object({ text: z.string(), accounts: z.number().int() })),
  more: z.boolean(),
});
export type RuleWords = z.infer<typeof ruleWords>;

const scenario = z.object({ scenarioId: id });
/** copy: begins with the scenario's own territories. empty: with none. */
const start = z.enum(['copy', 'empty']);

export const layersContract = {
  list: procedure.input(scenario).output(layerList),
  words: procedure.output(z.array(ruleWords)),
  preview: procedure
    .input(z.object({ rule: layerRule, exceptId: id.nullable().default(null) }))
    .output(rulePreview),
  /** Ids of the accounts a scenario is about: of a layer's alignment those it selects; null = all. */
  accounts: procedure.input(scenario).output(z.array(id).nullable()),
  /** A new layer, used in the scenario at once. */
  add: procedure
    .input(scenario.extend({ name, rule: layerRule, exclusive: z.boolean(), start }))
    .output(layerList.extend({ layerId: id })),
  update: procedure
    .input(
      scenario.extend({
        layerId: id,
        name: name.optional(),
        rule: layerRule.optional(),
        exclusive: z.boolean().optional(),
      }),
    )
    .output(layerList),
  /** With its alignments in every scenario. */
  remove: procedure.input(scenario.extend({ layerId: id })).output(layerList),
  /** Uses a layer in a scenario, or no longer. */
  use: procedure.input(scenario.extend({ layerId: id, start })).output(layerList),
  drop: procedure.input(scenario.extend({ layerId: id })).output(layerList),
};
