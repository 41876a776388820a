import { type RefObject, useEffect, useState } from 'react';

/**
 * Whether a box scrolls on to the right of what it shows; follows its scrolling, its size and its content's. A box scrolled
 * aside says so itself, by `data-aside`.
 */
export function useMoreRight(box: RefObject<HTMLElement | null>): boolean {
  const [more, setMore] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    // Half a pixel of rounding is no further column.
    const look = () => {
      setMore(element.scrollLeft + element.clientWidth < element.scrollWidth - 1);
      element.toggleAttribute('data-aside', element.scrollLeft > 0);
    };
    // Tells of what it watches once by itself, when it is laid out anyway: asked now, it would be laid out for the asking.
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    if (element.firstElementChild !== null) watcher.observe(element.firstElementChild);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [box]);
  return more;
}
