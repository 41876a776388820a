/** What the window asks of the plan, cached; each file the questions of one part. */
export * from './queries/dataset.ts';
export * from './queries/keys.ts';
export * from './queries/layers.ts';
export * from './queries/people.ts';
export * from './queries/plan.ts';
export * from './queries/quota.ts';
export * from './queries/review.ts';
export * from './queries/scenario.ts';
