import { z } from 'zod';
import { customerClasses } from './settings.ts';

/** Account texts a rule may ask for: columns of the account, the name of its present rep, and `channel` (渠道). */
export const layerTextFields = [
  'industry',
  'productLine',
  'channel',
  'province',
  'city',
  'county',
  'address',
  'name',
  'ref',
  'rep',
] as const;
export type LayerTextField = (typeof layerTextFields)[number];

/** Numbers a rule may ask for: fen a year for amounts, calls and minutes a year. */
export const layerNumberFields = ['sales', 'previousSales', 'potential', 'calls', 'workload'] as const;
export type LayerNumberField = (typeof layerNumberFields)[number];

const textCondition = z.object({
  kind: z.literal('text'),
  field: z.enum(layerTextFields),
  /** `is`: any of the values. `isNot`: none of them. `contains`: any of them somewhere inside. Letter case and width do not matter. */
  test: z.enum(['is', 'isNot', 'contains', 'isEmpty']),
  values: z.array(z.string().max(200)).max(200),
});
const classCondition = z.object({
  kind: z.literal('class'),
  values: z.array(z.enum(customerClasses)).min(1),
});
const numberCondition = z.object({
  kind: z.literal('number'),
  field: z.enum(layerNumberFields),
  test: z.enum(['atLeast', 'below']),
  value: z.number().min(-1e15).max(1e15),
});
export const layerCondition = z.discriminatedUnion('kind', [textCondition, classCondition, numberCondition]);
export type LayerCondition = z.infer<typeof layerCondition>;

const match = z.enum(['all', 'any']);
const conditionGroup = z.object({
  kind: z.literal('group'),
  match,
  conditions: z.array(layerCondition).min(1).max(50),
});
export type LayerConditionGroup = z.infer<typeof conditionGroup>;

/** Which accounts a layer is about: all, or any, of the conditions hold; a condition may itself be a group of them. */
export const layerRule = z.object({
  match,
  conditions: z.array(z.union([layerCondition, conditionGroup])).max(50),
});
export type LayerRule = z.infer<typeof layerRule>;
