import { z } from 'zod';
import { followed, id, procedure } from './base.ts';
import { planState } from './plan.ts';
import { quotaPeriod } from './quota.ts';
import { operationEffect } from './redraw.ts';
import { edited } from './scenario.ts';

/** What of a scenario goes into a package: a group of the tree with all below it, or territories picked. */
export const reviewScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('group'), groupId: id }),
  z.object({ kind: z.literal('territories'), ids: z.array(id).min(1).max(5000) }),
]);
export type ReviewScope = z.infer<typeof reviewScope>;

export const reviewStates = [
  'sent',
  'returned',
  'accepted',
  'rejected',
  'withdrawn',
  'revoked',
  'open',
] as const;

export const reviewPackage = z.object({
  id: z.string(),
  scenarioId: id,
  /** `received`: the one this plan was opened from. */
  role: z.enum(['sent', 'received']),
  state: z.enum(reviewStates),
  scenarioName: z.string(),
  /** Name of the group, or of the territories. */
  name: z.string(),
  ask: z.string(),
  sender: z.string(),
  sentAt: z.string(),
  protected: z.boolean(),
  reviewer: z.string(),
  answer: z.string(),
  returnedAt: z.string().nullable(),
  decidedAt: z.string().nullable(),
});
export type ReviewPackage = z.infer<typeof reviewPackage>;

/** How much a package would hold. */
export const reviewMeasure = z.object({
  name: z.string(),
  territories: z.number().int(),
  units: z.number().int(),
  accounts: z.number().int(),
  reps: z.number().int(),
});
export type ReviewMeasure = z.infer<typeof reviewMeasure>;

/** Words as they are, '' = unassigned; quotas and potential in minor units; null = none, or with its unit. */
const side = z.union([z.string(), z.number()]).nullable();
export const reviewChange = z.object({
  /** Stable within a package: `unit 12`, `quota 1 t:3 0`, `account 7 calls`. */
  key: z.string(),
  thing: z.enum(['unit', 'account', 'territory', 'colour', 'quota', 'figure', 'group', 'place', 'note']),
  name: z.string(),
  /** Of a quota: which period. */
  period: quotaPeriod.nullable(),
  /** Of an account's own figures: which. */
  field: z.enum(['class', 'calls', 'minutes', 'potential']).nullable(),
  base: side,
  mine: side,
  theirs: side,
  /** Changed on this side as well since it was sent, and to something else. */
  isConflict: z.boolean(),
  take: z.enum(['mine', 'theirs']),
});
export type ReviewChange = z.infer<typeof reviewChange>;

const sideChoice = z.enum(['mine', 'theirs']);
export const reviewDecision = z.object({
  packageId: z.string().max(100),
  /** For what only the reviewer changed, and for conflicts, where nothing is chosen one by one. */
  plain: sideChoice,
  conflicts: sideChoice,
  chosen: z.array(z.object({ key: z.string().max(200), take: sideChoice })).max(50_000),
});
export type ReviewDecision = z.infer<typeof reviewDecision>;

/** What taking a package over would do, with the decisions made so far. */
export const reviewPreview = z.object({
  package: reviewPackage,
  changes: z.array(reviewChange),
  conflicts: z.number().int(),
  /** Changes of what is locked here; they stay out. */
  locked: z.number().int(),
  /** Quotas were proposed and have been issued since; they stay out. */
  quotasIssued: z.boolean(),
  /** Places where the hand-set quotas would contradict each other. */
  quotaProblems: z.number().int(),
  effect: operationEffect,
});
export type ReviewPreview = z.infer<typeof reviewPreview>;

/** What this copy proposes so far. */
export const reviewProposal = z.object({
  package: reviewPackage,
  changes: z.array(reviewChange),
  /** Comments written in the copy. */
  comments: z.number().int(),
});
export type ReviewProposal = z.infer<typeof reviewProposal>;

export const reviewGlance = z.object({ kind: z.enum(['sent', 'back']), protected: z.boolean() });

/** Empty = none. */
const password = z.string().max(1000).nullable();
const words = z.string().trim().max(2000);
const file = z.object({ fileId: z.string(), password });
const one = z.object({ packageId: z.string().max(100) });
const scope = z.object({ scenarioId: id, scope: reviewScope });

export const reviewContract = {
  /** Newest first. */
  list: procedure.output(z.array(reviewPackage)),
  measure: procedure.input(scope).output(reviewMeasure),
  /** Writes the package and notes it in the plan. */
  send: procedure.input(scope.extend({ ask: words, ...file.shape })).output(followed(reviewPackage)),
  /** What a file says of itself before it is opened. */
  glance: procedure.input(z.object({ fileId: z.string() })).output(reviewGlance),
  /** Makes a plan of a package received and opens it. */
  open: procedure.input(file.extend({ planFileId: z.string() })).output(followed(planState)),
  /** Null unless the open plan is a review copy. */
  proposal: procedure.output(reviewProposal.nullable()),
  sendBack: procedure.input(file.extend({ answer: words })).output(followed(reviewPackage)),
  /** Takes a package that came back into the plan it was sent from; its comments come over, its changes wait for a decision. */
  take: procedure.input(file).output(followed(reviewPackage)),
  preview: procedure.input(reviewDecision).output(reviewPreview),
  /** One step. */
  accept: procedure.input(reviewDecision).output(edited),
  reject: procedure.input(one).output(reviewPackage),
  withdraw: procedure.input(one).output(reviewPackage),
  /** What taking an acceptance back would do, and doing it: one step, whatever came after. */
  previewRevoke: procedure.input(reviewDecision).output(reviewPreview),
  revoke: procedure.input(reviewDecision).output(edited),
};

/** Money among the sides of a change. */
export const isMoney = ({ thing, field }: ReviewChange): boolean =>
  thing === 'quota' || field === 'potential';
