import type { SearchControls, SearchLimits } from './problem.ts';

/** A budget already overspent still ends, at once. */
const SHORTEST = 1e-3;

/** How much of a search is done, by proposals and by the injected clock, whichever is further. */
export class Budget {
  /** Move proposals made so far. */
  iterations = 0;
  private readonly limits: SearchLimits;
  private readonly controls: SearchControls;
  private readonly started: number;

  constructor(limits: SearchLimits, controls: SearchControls) {
    this.limits = limits;
    this.controls = controls;
    this.started = controls.now();
  }

  /** 0 at the start, 1 or more once spent or told to stop. */
  fraction(): number {
    if (this.controls.shouldStop()) return 1;
    const { iterations, seconds } = this.limits;
    return Math.max(
      iterations === undefined ? 0 : this.iterations / iterations,
      seconds === undefined ? 0 : this.seconds() / Math.max(seconds, SHORTEST),
    );
  }

  seconds(): number {
    return this.controls.now() - this.started;
  }

  /** The part of the budget that so many proposals or seconds are, at most `most`. */
  share(proposals: number, seconds: number, most: number): number {
    const limits = this.limits;
    return Math.min(
      most,
      limits.iterations === undefined ? most : proposals / limits.iterations,
      limits.seconds === undefined ? most : seconds / limits.seconds,
    );
  }
}
