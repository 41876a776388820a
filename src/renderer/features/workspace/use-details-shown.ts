import { useState } from 'react';
import { type Selection, type Tool, useApp } from '../../app/store.ts';

/** Tools that change figures as they go: what a person follows then are the scenario's. */
const drawing: ReadonlySet<Tool> = new Set(['paint', 'brush', 'border']);

/**
 * Whether the panel shows what is selected in place of the scenario's figures, and how to have the other: until something else
 * is selected or another tool taken.
 */
export function useDetailsShown(): {
  selection: Selection | null;
  shown: boolean;
  show: (shown: boolean) => void;
} {
  const selection = useApp((state) => state.selection);
  const tool = useApp((state) => state.tool);
  const [asked, setAsked] = useState<{ selection: Selection | null; tool: Tool; shown: boolean } | null>(
    null,
  );
  const holds = asked !== null && asked.selection === selection && asked.tool === tool;
  return {
    selection,
    shown: selection !== null && (holds ? asked.shown : !drawing.has(tool)),
    show: (shown) => setAsked({ selection, tool, shown }),
  };
}
