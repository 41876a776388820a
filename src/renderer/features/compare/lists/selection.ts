import { useMemo } from 'react';
import { type SelectionKind, setApp, useApp } from '../../../app/store.ts';

/** Selects and flies there without leaving the screen. */
export function show(kind: SelectionKind, ids: readonly number[]): void {
  setApp(({ zoomRequest }) => ({
    selection: ids.length > 0 ? { kind, ids } : null,
    zoomRequest: ids.length > 0 ? zoomRequest + 1 : zoomRequest,
  }));
}

export function useSelected(kind: SelectionKind): ReadonlySet<string> {
  const selection = useApp((state) => state.selection);
  return useMemo(() => new Set(selection?.kind === kind ? selection.ids.map(String) : []), [selection, kind]);
}

export const nothingSelected: ReadonlySet<string> = new Set();
