import { afterTest } from '../../src/main/plan/testing/folder.ts';
import type { ReviewDecision } from '../../src/shared/contract/review.ts';
import { AppError } from '../../src/shared/errors.ts';
import { desk, regionPlan } from './review-session.ts';

export const region = { columns: 10, rows: 6, accounts: 240, reps: 5, seed: 11 };

/** A sender with a plan and a reviewer with none, put away after the test. */
export function two() {
  const [sender, reviewer] = [desk('王总'), desk('李经理')];
  afterTest(() => void sender.dispose());
  afterTest(() => void reviewer.dispose());
  const scenarioId = regionPlan(sender, region);
  const plan = sender.services.session.plan();
  return { sender, reviewer, scenarioId, plan, review: sender.services.review };
}
export type Two = ReturnType<typeof two>;

/** Sends the group 南 and opens the copy on the reviewer’s side. */
export async function sent({ sender, reviewer, scenarioId }: Two, password: string | null = null) {
  const path = sender.path('南.bwreview');
  const scope = { kind: 'group', groupId: 1 } as const;
  const made = await sender.services.review.send({ scenarioId, scope, ask: '看看边界', password, path });
  await reviewer.services.review.unpack(path, password, reviewer.path('copy.sqlite'));
  reviewer.services.session.open(reviewer.path('copy.sqlite'));
  return { made, copy: reviewer.services.session.plan(), path };
}

/** The copy as it stands goes back and is taken in. */
export async function back({ sender, reviewer }: Two, password: string | null = null) {
  const path = reviewer.path('back.bwreview');
  await reviewer.services.review.sendBack('边界已调整', password, path);
  return sender.services.review.take(path, password, 'back.bwreview');
}

/** Everything of a package as it comes, conflicts as they stand here. */
export const all = (packageId: string, changes: Partial<ReviewDecision> = {}): ReviewDecision => ({
  packageId,
  plain: 'theirs',
  conflicts: 'mine',
  chosen: [],
  ...changes,
});

/** The code an action is refused with, `done` when it is not. */
export async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
