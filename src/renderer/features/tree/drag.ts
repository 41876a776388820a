import type { DragEvent } from 'react';
import { useApp } from '../../app/store.ts';
import { setTreeView, type Things, useTreeView } from '../../app/tree-view.ts';
import { moveThings, treeNow } from './actions.ts';
import { isWithin } from './rows.ts';

/** A territory together with the others selected, when it is one of them. */
export function withSelected(territoryId: number): Things {
  const { selection } = useApp.getState();
  const ids =
    selection?.kind === 'territory' && selection.ids.includes(territoryId)
      ? [...selection.ids]
      : [territoryId];
  return { groupIds: [], territoryIds: ids };
}

/** Handlers of a line that can be dragged. */
export function dragSource(things: () => Things) {
  return {
    draggable: true,
    onDragStart(event: DragEvent) {
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', event.currentTarget.textContent ?? '');
      setTreeView({ dragged: things() });
    },
    onDragEnd: () => setTreeView({ dragged: null, over: null }),
  };
}

/** Handlers of a line that takes what is dropped into `groupId` (null = the top of the tree). */
export function dropTarget(groupId: number | null) {
  const accepts = () => {
    const { dragged } = useTreeView.getState();
    const tree = treeNow();
    if (dragged === null || tree === undefined) return false;
    return !dragged.groupIds.some((id) => isWithin(tree, groupId, id));
  };
  return {
    onDragOver(event: DragEvent) {
      if (!accepts()) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      if (useTreeView.getState().over !== (groupId ?? 0)) setTreeView({ over: groupId ?? 0 });
    },
    onDragLeave: () => setTreeView({ over: null }),
    onDrop(event: DragEvent) {
      const { dragged } = useTreeView.getState();
      if (dragged === null || !accepts()) return;
      event.preventDefault();
      setTreeView({ dragged: null, over: null });
      void moveThings(dragged, groupId);
    },
  };
}
