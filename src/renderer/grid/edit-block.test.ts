import type { Column, GridApi } from 'ag-grid-community';
import { expect, it } from 'vitest';
import { clearBlock, type SheetView } from './edit-block.ts';
import { exactText, type SheetColumn } from './sheet.ts';

interface Row {
  id: string;
  name: string;
  city: string;
  sum: number | null;
}

const columns: SheetColumn<Row>[] = [
  { id: 'name', header: 'Account', kind: 'text', width: 1, value: ({ name }) => name, editable: () => true },
  {
    ...{ id: 'city', header: 'City', kind: 'text', width: 1, value: ({ city }) => city },
    ...{ editable: () => true, clearable: true },
  },
  { id: 'sum', header: 'Sum', kind: 'number', width: 1, value: ({ sum }) => sum },
];
const rows: Row[] = [
  { id: '1', name: 'One', city: 'Wuxi', sum: 3 },
  { id: '2', name: 'Two', city: '', sum: null },
];
const view: SheetView<Row> = {
  api: {
    getAllDisplayedColumns: () => columns.map(({ id }) => ({ getColId: () => id }) as Column),
    getDisplayedRowAtIndex: (at: number) => ({ data: rows[at] }),
  } as unknown as GridApi<Row>,
  rowId: ({ id }) => id,
  column: (column) => columns.find(({ id }) => id === column?.getColId()),
  text: (column, row, shown = exactText(column, row)) => shown,
};

it('empties the cells that may be empty and tells the columns of those that may not', () => {
  const all = clearBlock(view, { top: 0, bottom: 1, left: 0, right: 2 });
  expect(all.edits).toEqual([{ rowId: '1', columnId: 'city', text: '', before: 'Wuxi' }]);
  expect(all).toMatchObject({ notEmptied: ['Account'], readOnly: 0, isUneditable: false });
  const name = clearBlock(view, { top: 0, bottom: 1, left: 0, right: 0 });
  expect(name).toMatchObject({ edits: [], notEmptied: ['Account'] });
  // What is empty already is nothing to speak of.
  expect(clearBlock(view, { top: 1, bottom: 1, left: 1, right: 2 })).toMatchObject({
    edits: [],
    notEmptied: [],
    isUneditable: false,
  });
  // What is calculated is passed over where something can be emptied, and said to be so where nothing can.
  expect(clearBlock(view, { top: 0, bottom: 1, left: 1, right: 2 })).toMatchObject({
    edits: [{ rowId: '1', columnId: 'city' }],
    notEmptied: [],
    isUneditable: false,
  });
  expect(clearBlock(view, { top: 0, bottom: 1, left: 2, right: 2 })).toMatchObject({
    edits: [],
    notEmptied: [],
    isUneditable: true,
  });
});
