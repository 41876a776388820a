import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import type { MoveEffect, MoveInput } from '../../../shared/contract/effect.ts';
import { client } from '../../app/client.ts';
import { movable, useApp } from '../../app/store.ts';
import { useMoves } from './move-store.ts';

/** What would move: what the tool in hand aims at, else the units or accounts selected; null when nothing would. */
function useMove(): MoveInput | null {
  const scenarioId = useApp((state) => state.scenarioId);
  const territoryId = useApp((state) => state.territoryId);
  const tool = useApp((state) => state.tool);
  const selection = useApp((state) => state.selection);
  const aim = useMoves((state) => state.aim);
  if (scenarioId === null) return null;
  if (aim !== null) return { scenarioId, ...aim };
  if (territoryId === null || tool === 'paint' || tool === 'brush' || tool === 'border') return null;
  const chosen = movable(selection);
  return chosen && { scenarioId, ...chosen, territoryId: territoryId === 0 ? null : territoryId };
}

/** Time the pointer rests before the question is asked, milliseconds. */
const rest = 40;

export interface ShownEffect {
  effect: MoveEffect;
  /** Whether it has been done, or would be. */
  done: boolean;
}

/** The effect to show: of the move at hand, else of the one just made. */
export function useEffectShown(): ShownEffect | null {
  const scenarioId = useApp((state) => state.scenarioId);
  const last = useMoves((state) => state.last);
  const [move] = useDebouncedValue(useMove(), rest);
  const asked = useQuery({
    queryKey: ['effect', move],
    queryFn: move === null ? skipToken : ({ signal }) => client().scenario.effect(move, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (move !== null && asked.data !== undefined && asked.data.sides.length > 0)
    return { effect: asked.data, done: false };
  return last !== null && last.scenarioId === scenarioId ? { effect: last.effect, done: true } : null;
}
