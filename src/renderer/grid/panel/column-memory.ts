import type { ColumnState } from 'ag-grid-community';

/** Columns of one sheet as the plan's view remembers them: short, since a plan's view is small. */
export type ColumnMemory = readonly (readonly [
  id: string,
  width: number,
  hidden: 0 | 1,
  sort: '' | 'asc' | 'desc',
])[];

/** `ownWidth` answers what a column takes by itself: such a width is not remembered, it differs between languages. */
export function toMemory(
  state: readonly ColumnState[],
  ownWidth: (columnId: string) => number | undefined,
): ColumnMemory {
  return state.map(({ colId, width, hide, sort }) => [
    colId,
    width === ownWidth(colId) ? 0 : Math.round(width ?? 0),
    hide ? 1 : 0,
    sort === 'asc' || sort === 'desc' ? sort : '',
  ]);
}

/** What was remembered, read with suspicion: it may come from another version or a hand-edited file. */
export function fromMemory(memory: unknown): ColumnState[] | undefined {
  if (!Array.isArray(memory)) return undefined;
  const state: ColumnState[] = [];
  for (const entry of memory) {
    if (!Array.isArray(entry)) return undefined;
    const [colId, width, hidden, sort] = entry as unknown[];
    if (typeof colId !== 'string') return undefined;
    state.push({
      colId,
      hide: hidden === 1,
      sort: sort === 'asc' || sort === 'desc' ? sort : null,
      ...(typeof width === 'number' && width >= 40 && width <= 2000 ? { width } : {}),
    });
  }
  return state;
}
