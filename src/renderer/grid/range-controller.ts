import type { Column, GridApi, CellPosition as GridCell } from 'ag-grid-community';
import { rowHeight } from './ag-grid.ts';
import { type Block, blockOf, type CellPosition, type CellRange } from './range.ts';
import { RangePaint } from './range-paint.ts';

/**
 * The chosen block of a sheet. AG Grid Community has no cell ranges; this one is changed in the listeners of presses and
 * keys themselves (the grid tells of them later, when the next key may be over).
 */
export class RangeController<Row> {
  private readonly api: GridApi<Row>;
  readonly root: Element;
  /** The focused cell as last looked at. */
  private focus: GridCell | null = null;
  private columnIndex = new Map<string, number>();
  private current: CellRange | null = null;
  /** What the fill handle is being dragged over. */
  private stretched: Block | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly paint: RangePaint;

  constructor(api: GridApi<Row>, root: Element) {
    this.api = api;
    this.root = root;
    this.paint = new RangePaint(root, (cell) => this.positionOf(cell));
    this.readColumns();
  }

  /** Call when columns were shown, hidden, moved. */
  readColumns(): void {
    if (this.api.isDestroyed()) return;
    this.columnIndex = new Map(this.columns().map((column, index) => [column.getColId(), index]));
    if (this.current !== null) this.repaint();
  }

  columns(): Column[] {
    return this.api.getAllDisplayedColumns();
  }

  get rowCount(): number {
    return this.api.getDisplayedRowCount();
  }

  get range(): CellRange | null {
    return this.current;
  }

  get block(): Block | null {
    return this.current === null ? null : blockOf(this.current);
  }

  get stretchedBlock(): Block | null {
    return this.stretched;
  }

  /** The scrolling part of the grid on screen. */
  bodyBox(): DOMRect | null {
    return this.root.querySelector('.ag-body-viewport')?.getBoundingClientRect() ?? null;
  }

  /** Rows that fit on screen: how far a page key goes. */
  get pageRows(): number {
    const height = this.bodyBox()?.height ?? 0;
    return Math.max(1, Math.floor(height / rowHeight) - 1);
  }

  /** The cell a node of the page belongs to; null outside the sheet's own rows. */
  positionOf(node: EventTarget | null): CellPosition | null {
    const cell = node instanceof Element ? node.closest('.ag-cell') : null;
    const row = Number(cell?.closest('.ag-row')?.getAttribute('row-index') ?? Number.NaN);
    const column = this.columnIndex.get(cell?.getAttribute('col-id') ?? '');
    return Number.isNaN(row) || column === undefined ? null : { row, column };
  }

  /** Where the focus stands now; null without one and in the totals. */
  get focusPosition(): CellPosition | null {
    const cell = this.api.isDestroyed() ? null : this.api.getFocusedCell();
    const column = cell === null ? undefined : this.columnIndex.get(cell.column.getColId());
    return cell === null || cell.rowPinned || column === undefined ? null : { row: cell.rowIndex, column };
  }

  /** Looks where the focus is; answers whether it moved since the last look. */
  focusMoved(): boolean {
    const before = this.focus;
    this.focus = this.api.isDestroyed() ? null : this.api.getFocusedCell();
    const now = this.focus;
    return (
      now?.rowIndex !== before?.rowIndex ||
      now?.column !== before?.column ||
      now?.rowPinned !== before?.rowPinned
    );
  }

  set(range: CellRange | null): void {
    this.current = range;
    this.repaint();
    for (const tell of this.listeners) tell();
  }

  /** The cells of the range hold other values now: who shows figures of them asks anew. */
  refresh(): void {
    if (this.current === null) return;
    this.current = { ...this.current };
    for (const tell of this.listeners) tell();
  }

  /** Called after each change of the range or of where the handle is; answers how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  setBlock({ top, left, bottom, right }: Block): void {
    this.set(
      bottom < top ? null : { anchor: { row: top, column: left }, head: { row: bottom, column: right } },
    );
  }

  setStretched(block: Block | null): void {
    this.stretched = block;
    this.repaint();
    for (const tell of this.listeners) tell();
  }

  rowsOf(block: Block): Row[] {
    const rows: Row[] = [];
    for (let index = block.top; index <= block.bottom; index += 1) {
      const data = this.api.getDisplayedRowAtIndex(index)?.data;
      if (data !== undefined) rows.push(data);
    }
    return rows;
  }

  private repaint(): void {
    this.paint.show({ block: this.block, stretched: this.stretched });
  }
}
