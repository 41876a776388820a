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
    return () => leave(made);
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

/**
 * What is being typed is taken in, as when a cell is left. The grid tells of its edits a task later, and only while it lives:
 * one that ended with the press that took it off the screen would lose them.
 */
function leave<Row>(grid: GridApi<Row>): void {
  grid.stopEditing();
  setTimeout(() => grid.destroy());
}
