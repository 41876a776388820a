import { useCallback, useEffect, useRef } from 'react';
import type { RangeController } from './range-controller.ts';

/**
 * The range goes with the focus when a key or somebody from outside moved it. A press of the mouse has chosen its range by
 * itself. Answers what to call when the grid tells of a focus: it tells late, so what counts is where the focus is by then.
 */
export function useRangeFocus<Row>(
  controller: RangeController<Row> | null,
  chooseRange: () => void,
): () => void {
  const chosen = useRef(chooseRange);
  chosen.current = chooseRange;
  const follow = useCallback(() => {
    if (controller === null || !controller.focusMoved()) return;
    const at = controller.focusPosition;
    if (at === null) return;
    controller.set({ anchor: at, head: at });
    chosen.current();
  }, [controller]);

  useEffect(() => {
    if (controller === null) return;
    const stop = new AbortController();
    const { signal } = stop;
    // Both bubble: the grid, further in, has moved the focus by then.
    controller.root.addEventListener('mousedown', () => controller.focusMoved(), { signal });
    controller.root.addEventListener('keydown', follow, { signal });
    return () => stop.abort();
  }, [controller, follow]);

  return follow;
}
