import type { Block, CellPosition } from './range.ts';
import { contains } from './range.ts';

/** What is chosen, and what the fill handle is being dragged over. */
export interface Painted {
  block: Block | null;
  stretched: Block | null;
}

/** Class by class, whether a cell wears it. */
const worn: readonly (readonly [string, (at: CellPosition, painted: Painted) => boolean])[] = [
  ['sheet-in-range', ({ row, column }, { block }) => block !== null && contains(block, row, column)],
  ['sheet-range-top', (at, { block }) => block !== null && edge(block, at) && at.row === block.top],
  ['sheet-range-bottom', (at, { block }) => block !== null && edge(block, at) && at.row === block.bottom],
  ['sheet-range-left', (at, { block }) => block !== null && edge(block, at) && at.column === block.left],
  ['sheet-range-right', (at, { block }) => block !== null && edge(block, at) && at.column === block.right],
  [
    'sheet-range-corner',
    ({ row, column }, { block }) => block !== null && row === block.bottom && column === block.right,
  ],
  [
    'sheet-stretched',
    ({ row, column }, { stretched }) => stretched !== null && contains(stretched, row, column),
  ],
];

const edge = (block: Block, { row, column }: CellPosition) => contains(block, row, column);

/** Classes a cell wears; none outside the sheet's own rows. */
export const classesAt = (at: CellPosition | null, painted: Painted): string[] =>
  at === null ? [] : worn.filter(([, wears]) => wears(at, painted)).map(([name]) => name);

/**
 * Paints a range on the cells that are on screen. The grid is not asked: its class rules cost every new cell seven
 * questions, chosen or not. While something is chosen the page tells of rows and cells that come in.
 */
export class RangePaint {
  private readonly root: Element;
  private readonly positionOf: (cell: Element) => CellPosition | null;
  private painted: Painted = { block: null, stretched: null };
  private readonly watch: MutationObserver;
  private watching = false;

  constructor(root: Element, positionOf: (cell: Element) => CellPosition | null) {
    this.root = root;
    this.positionOf = positionOf;
    this.watch = new MutationObserver((records) => {
      for (const { target, addedNodes, type } of records)
        for (const node of type === 'attributes' ? [target] : addedNodes)
          if (node instanceof Element) this.paintIn(node);
    });
  }

  show(painted: Painted): void {
    this.painted = painted;
    this.paintIn(this.root);
    const wanted = painted.block !== null || painted.stretched !== null;
    if (wanted === this.watching) return;
    this.watching = wanted;
    if (wanted)
      this.watch.observe(this.root, { childList: true, subtree: true, attributeFilter: ['row-index'] });
    else this.watch.disconnect();
  }

  stop(): void {
    this.watch.disconnect();
  }

  private paintIn(node: Element): void {
    if (node.matches('.ag-cell')) this.paint(node);
    for (const cell of node.querySelectorAll('.ag-cell')) this.paint(cell);
  }

  private paint(cell: Element): void {
    const at = this.positionOf(cell);
    const wanted = classesAt(at, this.painted);
    for (const [name] of worn) cell.classList.toggle(name, wanted.includes(name));
  }
}
