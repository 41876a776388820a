import { replaceEqualDeep } from '@tanstack/react-query';
import type { MoveInput } from '../../../shared/contract/effect.ts';
import { client } from '../../app/client.ts';
import { useMoves } from './move-store.ts';

let wanted: MoveInput | null = null;
let isAsking = false;

/**
 * Asks what a move would do, one question at a time: while an answer is on its way only the newest question waits, so that a
 * quick pointer is followed as fast as answers come and never lags behind. Null = nothing would move.
 */
export function askEffect(move: MoveInput | null): void {
  wanted = move;
  if (move === null) useMoves.setState({ would: null });
  else if (!isAsking) void askOn();
}

async function askOn(): Promise<void> {
  isAsking = true;
  for (let asked: MoveInput | null = null; wanted !== null && wanted !== asked; ) {
    asked = wanted;
    const start = performance.now();
    const effect = await client()
      .scenario.effect(asked)
      .catch(() => null);
    // An answer that is overtaken is still the newest there is.
    if (wanted === null) continue;
    // What is the same as in the answer before stays the same thing: whoever shows only that has nothing to do.
    const before = useMoves.getState().would?.effect;
    useMoves.setState({ would: effect && { move: asked, effect: replaceEqualDeep(before, effect) } });
    performance.clearMeasures('effect.follow');
    performance.measure('effect.follow', { start, end: performance.now() });
  }
  isAsking = false;
}
