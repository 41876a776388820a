import { z } from 'zod';
import { id, name, procedure } from './base.ts';
import { territorySums } from './scenario.ts';

/** A node of the territory tree above the territories: 大区, 片区 … with everything below it rolled up. */
export const territoryGroup = z.object({
  id,
  parentId: id.nullable(),
  name: z.string(),
  managerRepId: id.nullable(),
  /** Groups above it; 0 = at the top. */
  depth: z.number().int().min(0),
  /** Territories directly in it, in their order. */
  territoryIds: z.array(id),
  /** Territories at any depth below. */
  territoryCount: z.number().int().min(0),
  /** Sum of the territories' shares. */
  share: z.number().min(0),
  sums: territorySums,
  /** As `TerritoryRow`: the group ÷ its share of the whole − 1. */
  workloadDeviation: z.number().nullable(),
  potentialDeviation: z.number().nullable(),
  salesDeviation: z.number().nullable(),
  /** Calls ÷ the capacity of everyone who works below. */
  utilisation: z.number().nullable(),
});
export type TerritoryGroup = z.infer<typeof territoryGroup>;

export const territoryTree = z.object({
  scenarioId: id,
  revision: z.number().int(),
  /** Most groups one above the other; 0 = no groups. */
  levels: z.number().int().min(0),
  /** Each group before what is below it, siblings in their order. */
  groups: z.array(territoryGroup),
  /** Territories in no group. */
  top: z.array(id),
});
export type TerritoryTree = z.infer<typeof territoryTree>;

/**
 * How groups are made: by the province or city most of a territory's work is in, by both (cities below provinces), or a number
 * of neighbouring, balanced groups. `all` starts anew; `top` groups what stands at the top, as one level above it.
 */
export const grouping = z.object({
  by: z.enum(['province', 'city', 'provinceCity', 'balanced']),
  scope: z.enum(['all', 'top']),
  /** For `balanced`. */
  count: z.number().int().min(1).max(200).optional(),
});
export type Grouping = z.infer<typeof grouping>;

const scenario = z.object({ scenarioId: id });
const group = scenario.extend({ groupId: id });
const things = {
  groupIds: z.array(id).max(5000).default([]),
  territoryIds: z.array(id).max(5000).default([]),
};

export const treeContract = {
  get: procedure.input(scenario).output(territoryTree),
  /** A new group under `parentId` (null = at the top), with what is to stand in it. */
  add: procedure
    .input(scenario.extend({ name, parentId: id.nullable(), ...things }))
    .output(territoryTree.extend({ groupId: id })),
  update: procedure
    .input(group.extend({ name: name.optional(), managerRepId: id.nullable().optional() }))
    .output(territoryTree),
  /** Moves groups and territories into a group, before one of its groups or last. Refused where a group would stand below itself. */
  move: procedure
    .input(scenario.extend({ ...things, parentId: id.nullable(), beforeId: id.nullable().default(null) }))
    .output(territoryTree),
  /** What stood in it goes to the group above. */
  remove: procedure.input(group).output(territoryTree),
  /** Removes every group; the territories stay. */
  clear: procedure.input(scenario).output(territoryTree),
  group: procedure.input(scenario.extend(grouping.shape)).output(territoryTree),
};
