import type { GridOptions } from 'ag-grid-community';
import { rowsAhead } from './use-rows-ahead.ts';

/** What is the same for all sheets. */
export const sheetOptions: GridOptions = {
  readOnlyEdit: true,
  stopEditingWhenCellsLoseFocus: true,
  suppressDragLeaveHidesColumns: true,
  suppressNoRowsOverlay: true,
  animateRows: false,
  ...rowsAhead,
  // Rows are seen full in the frame that scrolls to them, and a transform a row would be a node for the compositor.
  suppressAnimationFrame: true,
  suppressRowTransform: true,
  // None is given: `SheetTip` tells all. What the grid would show itself is made ready for every cell.
  enableBrowserTooltips: true,
  rowSelection: { mode: 'multiRow', checkboxes: false, headerCheckbox: false, enableClickSelection: false },
};
