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
  tooltipShowDelay: 600,
  rowSelection: { mode: 'multiRow', checkboxes: false, headerCheckbox: false, enableClickSelection: false },
};
