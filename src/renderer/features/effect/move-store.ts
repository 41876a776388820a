import { create } from 'zustand';
import type { MoveEffect, MoveInput } from '../../../shared/contract/effect.ts';
import type { Client } from '../../app/client.ts';

/** What the pointer would move, or is moving: units and accounts, and where to. */
export type Aim = Omit<MoveInput, 'scenarioId'>;

interface MoveState {
  aim: Aim | null;
  /** The newest answer to what is aimed at or selected: nothing of it is stored. */
  would: { move: MoveInput; effect: MoveEffect } | null;
  /** What the last move did to both sides; null once dismissed. */
  last: { scenarioId: number; effect: MoveEffect } | null;
}

export const useMoves = create<MoveState>(() => ({ aim: null, would: null, last: null }));

const sameIds = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((id, at) => id === b[at]);

/** A pointer that moves within one unit aims at the same all the time: only what differs is asked about. */
export function setAim(aim: Aim | null): void {
  const now = useMoves.getState().aim;
  const isSame =
    now === aim ||
    (now !== null &&
      aim !== null &&
      now.territoryId === aim.territoryId &&
      sameIds(now.unitIds, aim.unitIds) &&
      sameIds(now.accountIds, aim.accountIds));
  if (!isSame) useMoves.setState({ aim });
}

/** Goes on showing what is aimed at until it is done, so that no figure jumps back in between. */
export function aimUntil(done: Promise<unknown>): void {
  const { aim } = useMoves.getState();
  const letGo = () => {
    if (useMoves.getState().aim === aim) setAim(null);
  };
  done.then(letGo, letGo);
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
