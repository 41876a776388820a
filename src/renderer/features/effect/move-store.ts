import { create } from 'zustand';
import type { MoveEffect, MoveInput } from '../../../shared/contract/effect.ts';
import type { Client } from '../../app/client.ts';

interface MoveState {
  /** Unit under the pointer on the map, by its id. */
  hovered: number | null;
  /** What the last move did to both sides; null once dismissed. */
  last: { scenarioId: number; effect: MoveEffect } | null;
}

export const useMoves = create<MoveState>(() => ({ hovered: null, last: null }));

export function setHovered(unitId: number | null): void {
  if (useMoves.getState().hovered !== unitId) useMoves.setState({ hovered: unitId });
}

export function forgetMove(): void {
  useMoves.setState({ last: null });
}

/**
 * Carries out a move and remembers what it did to both sides. The question goes first on the same road, so that it is answered
 * from before the move; when it fails, the move goes on without it.
 */
export async function withEffect(
  client: Client,
  input: MoveInput,
  move: () => Promise<boolean>,
): Promise<boolean> {
  const asked = client.scenario.effect(input).catch(() => null);
  const done = await move();
  const effect = await asked;
  if (done && effect !== null && effect.sides.length > 0)
    useMoves.setState({ last: { scenarioId: input.scenarioId, effect } });
  return done;
}
