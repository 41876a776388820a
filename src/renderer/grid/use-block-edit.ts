import { useCallback, useRef, useState } from 'react';
import { translate } from '../app/i18n.ts';
import { toastNote } from '../app/toast.tsx';
import type { BlockEdit } from './edit-block.ts';
import type { Rejections } from './rejection-banner.tsx';
import type { SheetEdit, SheetRejection } from './sheet.ts';

/** So many cells are asked for in a task of their own: to put them together has taken long enough. */
const many = 2000;

const key = (cell: SheetEdit) => `${cell.rowId}\t${cell.columnId}`;

/** Asks for a block edit and keeps what was refused, for the banner. */
export function useBlockEdit(
  onEdit: ((edits: SheetEdit[]) => Promise<SheetRejection[] | null>) | undefined,
  /** Told of edits about to be asked for; answers what to call with whether they were written. */
  onAsk: (edits: readonly SheetEdit[]) => (written: boolean) => void,
) {
  const [rejections, setRejections] = useState<Rejections | null>(null);
  const ask = useRef(onEdit);
  ask.current = onEdit;
  const asking = useRef(onAsk);
  asking.current = onAsk;

  const write = useCallback(async (edit: BlockEdit | null) => {
    if (edit === null || ask.current === undefined) return;
    const { edits, readOnly, outside, notEmptied = [], isUneditable } = edit;
    if (isUneditable) toastNote(() => translate('grid:notEditable'));
    if (notEmptied.length > 0)
      toastNote(() =>
        translate('grid:notClearable', { columns: notEmptied.join(translate('grid:listSeparator')) }),
      );
    const answered = asking.current(edits);
    let refused: SheetRejection[] | null = null;
    try {
      if (edits.length >= many) await new Promise((resolve) => setTimeout(resolve));
      refused = edits.length > 0 ? await ask.current(edits) : [];
    } finally {
      answered(refused?.length === 0);
    }
    if (refused === null) return;
    const refusedKeys = new Set(refused.map(key));
    const rest = refused.length === 0 ? [] : edits.filter((cell) => !refusedKeys.has(key(cell)));
    const worthTelling = refused.length > 0 || readOnly > 0 || outside > 0;
    setRejections(worthTelling ? { refused, readOnly, outside, rest } : null);
  }, []);

  const dismiss = useCallback(() => setRejections(null), []);
  return { write, rejections, dismiss };
}
