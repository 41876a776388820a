import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * For a box that comes and goes by itself: a press of the mouse leaves the focus where it is, and when the box goes while it has
 * the focus (it was reached by keys), that goes back to where it came from.
 */
export function useReturnedFocus<Box extends HTMLElement>(): RefObject<Box | null> {
  const ref = useRef<Box>(null);
  useLayoutEffect(() => {
    const box = ref.current;
    if (box === null) return;
    let from: EventTarget | null = null;
    const noteFrom = ({ relatedTarget }: FocusEvent) => {
      if (!(relatedTarget instanceof Node && box.contains(relatedTarget))) from = relatedTarget;
    };
    const keepFocus = (event: MouseEvent) => event.preventDefault();
    box.addEventListener('focusin', noteFrom);
    box.addEventListener('mousedown', keepFocus);
    return () => {
      box.removeEventListener('focusin', noteFrom);
      box.removeEventListener('mousedown', keepFocus);
      if (from instanceof HTMLElement && box.contains(document.activeElement))
        from.focus({ preventScroll: true });
    };
  }, []);
  return ref;
}
