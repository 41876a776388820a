import { useMemo } from 'react';
import type { Figure } from '../../../shared/contract/compare.ts';
import { useApp } from '../../app/store.ts';

/** Name in the plan's view of what figures are judged by. */
export const goalsName = 'compareGoals';
export const betters = ['more', 'less', 'neither'] as const;
export type Better = Figure['better'];
export type Goals = Readonly<Record<string, Better>>;

/** Goals the user set otherwise than usual, by figure. */
export function readGoals(memory: unknown): Record<string, Better> {
  if (typeof memory !== 'object' || memory === null) return {};
  return Object.fromEntries(
    Object.entries(memory).flatMap(([key, value]) => {
      const better = betters.find((one) => one === value);
      return better ? [[key, better]] : [];
    }),
  );
}

export function useGoals(): Record<string, Better> {
  const memory = useApp((state) => state.memory[goalsName]);
  return useMemo(() => readGoals(memory), [memory]);
}
