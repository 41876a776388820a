import { useEffect, useMemo } from 'react';
import type { MoveEffect, MoveInput } from '../../../shared/contract/effect.ts';
import { useActiveAlignment } from '../../app/queries.ts';
import { movable, useApp } from '../../app/store.ts';
import { askEffect } from './ask-effect.ts';
import { useMoves } from './move-store.ts';

/** What would move: what the tool in hand aims at, else the units or accounts selected; null when nothing would. */
function useMove(): MoveInput | null {
  const scenarioId = useApp((state) => state.scenarioId);
  const territoryId = useApp((state) => state.territoryId);
  const tool = useApp((state) => state.tool);
  const selection = useApp((state) => state.selection);
  const aim = useMoves((state) => state.aim);
  return useMemo(() => {
    if (scenarioId === null) return null;
    if (aim !== null) return { scenarioId, ...aim };
    if (territoryId === null || tool === 'paint' || tool === 'brush' || tool === 'border') return null;
    const chosen = movable(selection);
    return chosen && { scenarioId, ...chosen, territoryId: territoryId === 0 ? null : territoryId };
  }, [scenarioId, territoryId, tool, selection, aim]);
}

/** Asks what the move at hand would do, anew after every edit. For one component of the map. */
export function useAskedEffect(): void {
  const move = useMove();
  const revision = useActiveAlignment().data?.revision;
  useEffect(() => {
    if (revision !== undefined) askEffect(move);
  }, [move, revision]);
  useEffect(() => () => askEffect(null), []);
}

/** What the move at hand would do; null when there is none, or it would do nothing. */
export function useWouldBe(): MoveEffect | null {
  const scenarioId = useApp((state) => state.scenarioId);
  const would = useMoves((state) => state.would);
  return would !== null && would.move.scenarioId === scenarioId && would.effect.sides.length > 0
    ? would.effect
    : null;
}

export interface ShownEffect {
  effect: MoveEffect;
  /** Whether it has been done, or would be. */
  done: boolean;
}

/** The effect to show: of the move at hand, else of the one just made. */
export function useEffectShown(): ShownEffect | null {
  const scenarioId = useApp((state) => state.scenarioId);
  const last = useMoves((state) => state.last);
  const effect = useWouldBe();
  if (effect !== null) return { effect, done: false };
  return last !== null && last.scenarioId === scenarioId ? { effect: last.effect, done: true } : null;
}
