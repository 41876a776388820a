import type { ClipboardEvent } from 'react';
import { type BlockEdit, clearBlock, copyBlock, copyRows, pasteBlock, type SheetView } from './edit-block.ts';
import type { RangeController } from './range-controller.ts';

/** Copy, cut and paste as tab-separated text, both ways with spreadsheets. An open editor keeps its own. */
export function useClipboard<Row>(parts: {
  view: SheetView<Row> | null;
  controller: RangeController<Row> | null;
  selectedIds: ReadonlySet<string>;
  editable: boolean;
  write: (edit: BlockEdit | null) => Promise<void>;
}) {
  const { view, controller, selectedIds, editable, write } = parts;
  const busy = () => view === null || view.api.getEditingCells().length > 0;

  const copy = (event: ClipboardEvent): boolean => {
    if (view === null || controller === null || busy()) return false;
    const { block } = controller;
    const text = block !== null ? copyBlock(view, block) : copyRows(view, selectedIds);
    if (text === '') return false;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    return true;
  };

  return {
    onCopy: (event: ClipboardEvent) => void copy(event),
    onCut(event: ClipboardEvent) {
      const block = controller?.block;
      if (!copy(event) || view === null || !editable || !block) return;
      void write(clearBlock(view, block));
    },
    onPaste(event: ClipboardEvent) {
      if (view === null || !editable || busy()) return;
      const block = controller?.block;
      const text = event.clipboardData.getData('text/plain');
      if (!block || text === '') return;
      event.preventDefault();
      const edit = pasteBlock(view, text, block);
      controller?.setBlock(edit.block);
      void write(edit);
    },
  };
}
