import { Tooltip } from '@mantine/core';
import type { GridApi } from 'ag-grid-community';
import { type RefObject, useEffect, useState } from 'react';
import type { SheetColumn } from './sheet.ts';

/** How long a cell is pointed at before it says something, milliseconds. */
const pause = 600;

interface SheetTipProps<Row> {
  /** Around the sheet; null while there is none. */
  root: Element | null;
  api: GridApi<Row> | null;
  /** The latest telling of the columns by id. */
  columns: RefObject<ReadonlyMap<string, SheetColumn<Row>>>;
}

/**
 * What a cell or a heading says while it is pointed at: its column's words, or what is cut off in it. One listener for the sheet: the
 * grid's own tips are five listeners and a state machine for each cell, made and dropped by the hundred in every frame of a scroll.
 */
export function SheetTip<Row>({ root, api, columns }: SheetTipProps<Row>) {
  const [tip, setTip] = useState<{ at: HTMLElement; text: string } | null>(null);
  useEffect(() => {
    if (root === null || api === null) return;
    const stop = new AbortController();
    const { signal } = stop;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pointed: HTMLElement | null = null;
    // Asked for in every frame of a scroll.
    const hide = () => {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      setTip(null);
    };
    const show = (at: HTMLElement) => {
      const text = at.isConnected && !api.isDestroyed() ? tipOf(at, api, columns.current) : '';
      if (text !== '') setTip({ at, text });
    };
    const point = (over: HTMLElement | null) => {
      if (over === pointed) return;
      hide();
      pointed = over;
      if (over !== null) timer = setTimeout(() => show(over), pause);
    };
    const quietly = { capture: true, passive: true, signal };
    root.addEventListener('pointermove', ({ target }) => point(cellOf(target)), quietly);
    root.addEventListener('pointerleave', () => point(null), { signal });
    root.addEventListener('pointerdown', hide, quietly);
    root.addEventListener('keydown', hide, quietly);
    // What comes to lie under the pointer speaks once that is moved.
    root.addEventListener('scroll', () => point(null), quietly);
    return () => {
      stop.abort();
      hide();
    };
  }, [root, api, columns]);
  return tip && <Tooltip opened target={tip.at} label={tip.text} multiline maw={420} />;
}

const cellOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('.ag-cell, .ag-header-cell') : null;

function tipOf<Row>(
  cell: HTMLElement,
  api: GridApi<Row>,
  columns: ReadonlyMap<string, SheetColumn<Row>>,
): string {
  const column = columns.get(cell.getAttribute('col-id') ?? '');
  const row = cell.closest('.ag-row');
  if (row === null) return column?.hint ?? cutOff(cell.querySelector('.ag-header-cell-text'));
  const data = row.matches('.ag-row-pinned')
    ? undefined
    : api.getRowNode(row.getAttribute('row-id') ?? '')?.data;
  const told = data === undefined ? '' : (column?.tip?.(data) ?? '');
  return told === '' ? cutOff(cell) : told;
}

/** The words of an element that has no room for them. */
const cutOff = (element: Element | null): string =>
  element !== null && element.scrollWidth > element.clientWidth ? (element.textContent ?? '') : '';
