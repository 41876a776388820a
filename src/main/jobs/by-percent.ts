import type { OnStage } from './answer-apart.ts';

/** Tells how far a stage is at each percent it gains, and nothing between: it never goes back. */
export function byPercent(onStage: OnStage, stage: string): (done: number, total: number) => void {
  let told = 0;
  return (done, total) => {
    const percent = total > 0 ? Math.floor((100 * done) / total) : 0;
    if (percent <= told) return;
    told = percent;
    onStage(stage, done, total);
  };
}
