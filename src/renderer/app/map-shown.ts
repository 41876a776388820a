import { isWorkspace, useApp } from './store.ts';

/** Longest wait for a map whose screen is still to come, and for one that is on screen but does not come. Milliseconds. */
const patience = 1500;
const longest = 10_000;

let tell: () => void = () => undefined;
let shown = new Promise<void>((resolve) => {
  tell = resolve;
});
let isShown = false;
/** Maps on screen that have drawn nothing yet. */
let coming = 0;

/** Whether the map of this plan has shown something. */
export const isMapShown = (): boolean => isShown;

/** The map has drawn territories: what is not needed for it may be asked for. */
export function noteMapShown(): void {
  isShown = true;
  tell();
}

/** Another plan: its map is still to come. */
export function awaitMap(): void {
  isShown = false;
  shown = new Promise((resolve) => {
    tell = resolve;
  });
}

/** A map is being put on this screen. Answers how to say that it is gone. */
export function expectMap(): () => void {
  coming++;
  return () => {
    coming--;
  };
}

const hasMap = () => coming > 0 || isWorkspace(useApp.getState().screen);

/** Resolves when the map has shown something, or at once on a screen without one: what a person sees first comes first. */
export async function mapShown(): Promise<void> {
  const own = shown;
  for (let waited = 0; waited < longest && hasMap(); waited += patience) {
    const came = await Promise.race([own.then(() => true), pause(patience)]);
    if (came) return;
    if (coming === 0) break;
  }
  // Who asks later need not wait again.
  if (own === shown) noteMapShown();
}

const pause = (milliseconds: number) =>
  new Promise<false>((resolve) => setTimeout(() => resolve(false), milliseconds));
