import { useEffect, useState } from 'react';
import { isMapShown, mapShown } from './map-shown.ts';

/** False until the map has shown something, where there is one: what a person sees first is put together first. */
export function useMapShown(): boolean {
  const [shown, setShown] = useState(isMapShown);
  useEffect(() => {
    let isHere = true;
    void mapShown().then(() => {
      if (isHere) setShown(true);
    });
    return () => {
      isHere = false;
    };
  }, []);
  return shown;
}
