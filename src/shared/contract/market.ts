import { z } from 'zod';
import { ladderSteps, marketSettings, marketStates } from '../domain/market.ts';
import { formulaKinds, templateBindings } from '../domain/market-templates.ts';
import { measureUnits } from '../domain/measures.ts';
import { errorCodes } from '../errors.ts';
import { id, name, procedure } from './base.ts';

const unit = z.enum(measureUnits);

/** An error as data: words come from the catalogue `errors`. Places are 1-based, `at` to `end`. */
export const formulaError = z.object({
  code: z.enum(errorCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type FormulaError = z.infer<typeof formulaError>;

/** A calculated measure as it is asked for. A template's expression is made from its inputs; a custom one is written. */
export const formulaInput = z.object({
  name,
  unit,
  kind: z.enum(formulaKinds),
  /** Longer ones than the language takes are refused by it, with words. */
  expression: z.string().max(100_000),
  inputs: templateBindings,
  /** How units' figures come together: added up, Σ above ÷ Σ below the line, or their mean. */
  rollUp: z.enum(['sum', 'quotient', 'mean']),
  /** Key of the measure a mean is weighted by; null = every unit counts the same. */
  weight: z.string().max(200).nullable(),
});
export type FormulaInput = z.infer<typeof formulaInput>;

const indices = z.array(id);

/** What a formula gives: figures, and the units that have none or an odd one (at most 20 ids of each, all counted). */
export const formulaResult = z.object({
  error: formulaError.nullable(),
  expression: z.string(),
  /** Of the whole market: the sum, or Σ above ÷ Σ below; null without values. */
  total: z.number().nullable(),
  least: z.number().nullable(),
  most: z.number().nullable(),
  valued: z.number().int(),
  dividedByZero: z.object({ count: z.number().int(), unitIds: indices }),
  undefinedAt: z.object({ count: z.number().int(), unitIds: indices }),
  missing: z.object({ count: z.number().int(), unitIds: indices }),
  negative: z.object({ count: z.number().int(), unitIds: indices }),
  /** The largest, for a look at the values. */
  sample: z.array(z.object({ unitId: id, name: z.string(), value: z.number() })),
});
export type FormulaResult = z.infer<typeof formulaResult>;

export const formulaView = formulaInput.extend({ key: z.string(), result: formulaResult });
export type FormulaView = z.infer<typeof formulaView>;

export const parameterInput = z.object({ name, unit, value: z.number().min(-1e300).max(1e300) });
export const parameterView = parameterInput.extend({ key: z.string() });
export type ParameterView = z.infer<typeof parameterView>;

/** A name a formula may use: a measure or a parameter. */
export const formulaName = z.object({
  key: z.string(),
  /** As shown in each language; written in a formula either will do. */
  zh: z.string(),
  en: z.string(),
  unit,
  kind: z.enum(['derived', 'imported', 'calculated', 'parameter']),
});
export type FormulaName = z.infer<typeof formulaName>;

export const formulaSheet = z.object({
  formulas: z.array(formulaView),
  parameters: z.array(parameterView),
  names: z.array(formulaName),
  /** Key of the formula that potential is taken from; null = the accounts'. */
  potentialSource: z.string().nullable(),
  /** Whether it may be: no account has any potential. */
  takesPotential: z.boolean(),
});
export type FormulaSheet = z.infer<typeof formulaSheet>;

export const marketUnit = z.object({
  unitId: id,
  /** Fen. */
  potential: z.number(),
  sales: z.number(),
  /** Sales ÷ potential; null without potential. */
  share: z.number().nullable(),
  sites: z.number().int(),
  /** Sites per 1 million yuan or per 1,000 km²; null where there is nothing to set them against. */
  density: z.number().nullable(),
  calls: z.number(),
  /** Place in the order that capacity is given out, 1 first; 0 without demand. */
  rank: z.number().int(),
  callsSoFar: z.number(),
  /** Conditions met: demand, within capacity, local advantage, present base. */
  met: z.tuple([z.boolean(), z.boolean(), z.boolean(), z.boolean()]),
  /** By the figures. */
  calculated: z.enum(ladderSteps),
  /** In force: as set by hand, else by the figures. */
  step: z.enum(ladderSteps),
  isByHand: z.boolean(),
  state: z.enum(marketStates),
});
export type MarketUnit = z.infer<typeof marketUnit>;

export const marketSheet = z.object({
  settings: marketSettings,
  /** What stands in for each setting that is null. */
  usual: z.object({ potentialFrom: z.number(), densityFrom: z.number(), share: z.number() }),
  /** Calls a year of all reps. */
  capacity: z.number(),
  units: z.array(marketUnit),
});
export type MarketSheet = z.infer<typeof marketSheet>;

const key = z.object({ key: z.string().max(200) });

export const marketContract = {
  formulas: procedure.output(formulaSheet),
  /** What a formula would give, saved or not; `key` = the one being changed. */
  preview: procedure
    .input(formulaInput.extend({ key: z.string().max(200).nullable(), name: z.string().max(120) }))
    .output(formulaResult),
  /** Refuses what `preview` finds wrong. A new name is followed in the formulas that use it. */
  saveFormula: procedure
    .input(formulaInput.extend({ key: z.string().max(200).nullable() }))
    .output(formulaSheet),
  removeFormula: procedure.input(key).output(formulaSheet),
  saveParameter: procedure
    .input(parameterInput.extend({ key: z.string().max(200).nullable() }))
    .output(formulaSheet),
  removeParameter: procedure.input(key).output(formulaSheet),
  /** An empty unit measure to type or paste figures into. */
  addMeasure: procedure.input(z.object({ name, unit })).output(key),
  /** Removes a typed or imported unit measure with its figures. */
  removeMeasure: procedure.input(key).output(z.void()),
  setPotentialSource: procedure.input(z.object({ key: z.string().max(200).nullable() })).output(formulaSheet),
  /** By the accounts a scenario sees; null = by all. A page of the units, `total` of them in all. */
  sheet: procedure
    .input(
      z.object({
        scenarioId: id.nullable(),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(10_000),
      }),
    )
    .output(marketSheet.extend({ total: z.number().int() })),
  setSettings: procedure.input(marketSettings).output(z.void()),
  /** Sets the step by hand; null gives it back to the figures. */
  setStep: procedure
    .input(z.object({ unitIds: z.array(id).min(1).max(200_000), step: z.enum(ladderSteps).nullable() }))
    .output(z.void()),
};
