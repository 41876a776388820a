import type { GridApi } from 'ag-grid-community';
import { useCallback, useEffect, useRef } from 'react';
import type { RangeController } from './range-controller.ts';

/** So many rows are marked in a task of their own, after what else follows a choice. */
const many = 5000;

/**
 * Keeps the marked rows and the selection outside (map, panel) the same. A selection made elsewhere clears the cell range
 * and scrolls to its first row; one made here is only passed on.
 */
export function useLinkedRows<Row>(
  api: GridApi<Row> | null,
  controller: RangeController<Row> | null,
  selectedIds: ReadonlySet<string>,
  rows: readonly Row[],
  onSelect: (ids: string[]) => void,
): (ids: string[]) => void {
  // Several may be under way: a fast hand chooses again before the first has come round.
  const told = useRef<ReadonlySet<string>[]>([selectedIds]);
  const onSelectRef = useRef(onSelect);
  onSelectRef.current = onSelect;

  useEffect(() => {
    if (api === null || api.isDestroyed() || rows.length === 0) return;
    const mark = () => {
      if (api.isDestroyed()) return;
      const ids = [...selectedIds];
      const nodes = ids.map((id) => api.getRowNode(id)).filter((node) => node !== undefined);
      const wanted = new Set(nodes);
      const dropped = api.getSelectedNodes().filter((node) => !wanted.has(node));
      if (dropped.length > 0) api.setNodesSelected({ nodes: dropped, newValue: false });
      const added = nodes.filter((node) => !node.isSelected());
      if (added.length > 0) api.setNodesSelected({ nodes: added, newValue: true });
      const known = told.current.findLastIndex(
        (set) => set.size === selectedIds.size && ids.every((id) => set.has(id)),
      );
      told.current = known < 0 ? [selectedIds] : told.current.slice(known);
      if (known >= 0) return;
      controller?.set(null);
      const first = nodes.reduce<number | null>(
        (least, { rowIndex }) =>
          rowIndex !== null && (least === null || rowIndex < least) ? rowIndex : least,
        null,
      );
      if (first !== null) api.ensureIndexVisible(first);
    };
    if (selectedIds.size < many) return mark();
    const later = setTimeout(mark);
    return () => clearTimeout(later);
  }, [api, controller, selectedIds, rows]);

  return useCallback((ids: string[]) => {
    told.current.push(new Set(ids));
    onSelectRef.current(ids);
  }, []);
}
