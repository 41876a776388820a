import { createContext } from 'react';
import { flushSync } from 'react-dom';

/** The maps are drawn in the colours of paper, whatever the theme. */
export const ForPaper = createContext(false);

/** Has the maps drawn for paper while `take` looks at them. @param set of the state that `ForPaper` hands down */
export function onPaper(set: (forPaper: boolean) => void, take: () => void): void {
  // A new scene asks for the next frame; whoever asks after it finds it drawn.
  flushSync(() => set(true));
  requestAnimationFrame(() => {
    take();
    set(false);
  });
}
