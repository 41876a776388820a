import { Text } from '@mantine/core';
import type { GridApi } from 'ag-grid-community';
import { useEffect, useRef, useState } from 'react';
import { SheetGrid, type SheetGridProps } from '../../../grid/sheet-grid.tsx';
import { type ListProps, readShown } from './list.ts';

type Kept<Row> = Pick<
  SheetGridProps<Row>,
  'label' | 'columns' | 'rows' | 'rowId' | 'selectedIds' | 'onSelect'
>;

interface CompareSheetProps<Row> extends Kept<Row>, Pick<ListProps, 'quickFilter' | 'onReader'> {
  empty: string;
  onOpen?: (row: Row) => void;
}

/** A list of the comparison: looked at, filtered, sorted, copied, and told to the printer. */
export function CompareSheet<Row>({ empty, onReader, onOpen, ...sheet }: CompareSheetProps<Row>) {
  const [api, setApi] = useState<GridApi<Row> | null>(null);
  const latest = useRef(sheet);
  latest.current = sheet;
  useEffect(() => {
    if (api === null) return;
    onReader(() => readShown(api, latest.current.label, latest.current.columns));
    return () => onReader(null);
  }, [api, onReader]);
  return (
    <SheetGrid<Row>
      {...sheet}
      {...(onOpen ? { onOpen } : {})}
      onReady={setApi}
      empty={<Text c="dimmed">{empty}</Text>}
    />
  );
}
