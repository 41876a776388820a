import type { PlanEvent } from '../../shared/contract/plan.ts';

type Listener = (event: PlanEvent) => void;

/** Those who are told of every accepted step. */
export class PlanListeners {
  readonly #all = new Set<Listener>();

  /** Answers how to leave. */
  add(listener: Listener): () => void {
    this.#all.add(listener);
    return () => {
      this.#all.delete(listener);
    };
  }

  tell(event: PlanEvent): void {
    for (const listener of [...this.#all]) {
      try {
        listener(event);
      } catch (error) {
        // The step stands; whoever made it must not be told that it failed.
        process.emitWarning(error instanceof Error ? error : String(error));
      }
    }
  }

  clear(): void {
    this.#all.clear();
  }
}
