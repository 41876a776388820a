import { type RefObject, useEffect } from 'react';
import { searchPalette } from '../../app/search-palette.ts';

/**
 * From the moment the palette is asked for, keys are for its field: before it is drawn and has the focus they would be for the map, whose
 * letters edit the plan. `add` keeps what is typed before there is a field.
 */
export function useTypedEarly(field: RefObject<HTMLInputElement | null>, add: (text: string) => void): void {
  useEffect(() => {
    const take = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (!searchPalette.getState().opened || event.ctrlKey || event.metaKey || event.altKey) return;
      if (key === 'Escape' || (target instanceof Element && target.closest('[role="dialog"]') !== null))
        return;
      event.stopPropagation();
      // With the focus moved while the key goes down, the browser types it there.
      if (field.current !== null) field.current.focus();
      else {
        event.preventDefault();
        if (key.length === 1) add(key);
      }
    };
    window.addEventListener('keydown', take, { capture: true });
    return () => window.removeEventListener('keydown', take, { capture: true });
  }, [field, add]);
}
