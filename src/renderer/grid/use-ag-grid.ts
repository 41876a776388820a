import { createGrid, type GridApi, type GridOptions } from 'ag-grid-community';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/**
 * A grid in `host`, made once with `first` and told of each of `current` that is another one. Not AG Grid's React component:
 * that one draws every row and cell by React, which is most of a frame of scrolling.
 */
export function useAgGrid<Row>(
  host: RefObject<HTMLElement | null>,
  first: () => GridOptions<Row>,
  current: GridOptions<Row>,
  onMade: (api: GridApi<Row>) => void,
): void {
  const [api, setApi] = useState<GridApi<Row> | null>(null);
  const told = useRef(current);
  const latest = useRef({ first, onMade });
  latest.current = { first, onMade };

  useLayoutEffect(() => {
    if (host.current === null) return;
    const made = createGrid<Row>(host.current, { ...latest.current.first(), ...told.current });
    setApi(made);
    latest.current.onMade(made);
    return () => made.destroy();
  }, [host]);

  useLayoutEffect(() => {
    if (api === null || api.isDestroyed()) return;
    const before = told.current;
    told.current = current;
    const names = Object.keys(current) as (keyof GridOptions<Row>)[];
    const changed = names.filter((name) => current[name] !== before[name]);
    if (changed.length > 0)
      api.updateGridOptions(Object.fromEntries(changed.map((name) => [name, current[name]])));
  });
}
