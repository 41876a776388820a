import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { TerritoryRow } from '../../../shared/contract/scenario.ts';
import type { Column } from './columns.tsx';

/** The column the table of territories is sorted by, and whether the largest comes first. */
export interface Sorting {
  key: string;
  down: boolean;
}

/** Territories in the order asked for; null = as they stand in the scenario. */
export function sorted(
  rows: readonly TerritoryRow[],
  column: Column | undefined,
  sorting: Sorting | null,
): readonly TerritoryRow[] {
  if (sorting === null) return rows;
  const direction = sorting.down ? -1 : 1;
  if (sorting.key === 'name') {
    return [...rows].sort((a, b) => direction * a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));
  }
  if (column === undefined) return rows;
  // What has no figure stays at the end either way.
  return [...rows].sort((a, b) => {
    const left = column.value(a);
    const right = column.value(b);
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return (
      direction *
      (typeof left === 'string' ? left.localeCompare(String(right), 'zh-CN') : left - Number(right))
    );
  });
}

/** The heading of a column: a press sorts by it, the next the other way, a third no more. */
export function Heading({
  column,
  sorting,
  onSort,
}: {
  column: Pick<Column, 'key' | 'name'> & Partial<Column>;
  sorting: Sorting | null;
  onSort: (sorting: Sorting | null) => void;
}) {
  const mine = sorting?.key === column.key ? sorting : null;
  const next =
    mine === null
      ? { key: column.key, down: column.key !== 'name' }
      : mine.down === (column.key !== 'name')
        ? { key: column.key, down: !mine.down }
        : null;
  return (
    <th
      scope="col"
      aria-sort={mine === null ? 'none' : mine.down ? 'descending' : 'ascending'}
      data-bar={column.bar || undefined}
    >
      <button type="button" aria-label={column.label} title={column.label} onClick={() => onSort(next)}>
        <span>
          {column.name}
          {column.unit !== undefined && column.unit !== '' && <small>{column.unit}</small>}
        </span>
        {mine !== null &&
          (mine.down ? <IconArrowDown size={12} aria-hidden /> : <IconArrowUp size={12} aria-hidden />)}
      </button>
    </th>
  );
}
