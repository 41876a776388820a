import { useCallback, useRef, useState } from 'react';
import type { BlockEdit } from './edit-block.ts';
import type { Rejections } from './rejection-banner.tsx';
import type { SheetEdit, SheetRejection } from './sheet.ts';

/** So many cells are asked for in a task of their own: to put them together has taken long enough. */
const many = 2000;

const key = (cell: SheetEdit) => `${cell.rowId}\t${cell.columnId}`;

/** Asks for a block edit and keeps what was refused, for the banner; `writing`: cells of large ones that are under way. */
export function useBlockEdit(
  onEdit: ((edits: SheetEdit[]) => Promise<SheetRejection[]>) | undefined,
  /** Told of edits about to be asked for; answers what to call with whether they were written. */
  onAsk: (edits: readonly SheetEdit[]) => (written: boolean) => void,
) {
  const [writing, setWriting] = useState(0);
  const [rejections, setRejections] = useState<Rejections | null>(null);
  const ask = useRef(onEdit);
  ask.current = onEdit;
  const asking = useRef(onAsk);
  asking.current = onAsk;

  const write = useCallback(async (edit: BlockEdit | null) => {
    if (edit === null || ask.current === undefined) return;
    const answered = asking.current(edit.edits);
    const isMany = edit.edits.length >= many;
    const writes = (cells: number) => isMany && setWriting((now) => now + cells);
    let refused: SheetRejection[] = [];
    writes(edit.edits.length);
    try {
      if (isMany) await new Promise((resolve) => setTimeout(resolve));
      if (edit.edits.length > 0) refused = await ask.current(edit.edits);
    } finally {
      answered(refused.length === 0);
      writes(-edit.edits.length);
    }
    const refusedKeys = new Set(refused.map(key));
    const rest = refused.length === 0 ? [] : edit.edits.filter((cell) => !refusedKeys.has(key(cell)));
    const { readOnly, outside } = edit;
    const worthTelling = refused.length > 0 || readOnly > 0 || outside > 0;
    setRejections(worthTelling ? { refused, readOnly, outside, rest } : null);
  }, []);

  const dismiss = useCallback(() => setRejections(null), []);
  return { write, writing, rejections, dismiss };
}
