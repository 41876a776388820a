import { create } from 'zustand';
import { savePreferences } from '../../app/PreferenceButtons.tsx';
import { preferencesQuery } from '../../app/queries.ts';
import { queryClient } from '../../app/query-client.ts';
import { type Screen, setApp } from '../../app/store.ts';

interface TourStep {
  screen: Screen;
  /** The key its text names. */
  keys: string;
}

/** From how the market is divided now to what is decided. */
export const tourSteps: readonly TourStep[] = [
  { screen: 'map', keys: 'B' },
  { screen: 'data', keys: 'mod+I' },
  { screen: 'design', keys: 'mod+Z' },
  { screen: 'quota', keys: 'Del' },
  { screen: 'compare', keys: '?' },
];

/** Place in the tour; null = not on a tour. Not the plan's: it outlives the opening of one. */
export const useTour = create<{ at: number | null }>(() => ({ at: null }));

export function leaveTour(): void {
  useTour.setState({ at: null });
}

/** A step of the tour with the screen it is about; past the last one the tour ends. */
export function showStep(at: number): void {
  const step = tourSteps[at];
  useTour.setState({ at: step ? at : null });
  if (step) setApp({ screen: step.screen });
}

/** Begins the tour with the first sample a person opens, and never again by itself. */
export async function offerTour(): Promise<void> {
  const { toured } = await queryClient.fetchQuery(preferencesQuery);
  if (toured) return;
  savePreferences({ toured: true });
  showStep(0);
}
