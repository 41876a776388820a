import type { Services } from '../services/index.ts';
import { os } from './os.ts';

export function treeHandlers({ tree }: Services) {
  return {
    get: os.tree.get.handler(({ input }) => tree.get(input.scenarioId)),
    add: os.tree.add.handler(({ input: { scenarioId, name, parentId, ...things } }) =>
      tree.add(scenarioId, name, parentId, things),
    ),
    update: os.tree.update.handler(({ input: { scenarioId, groupId, ...patch } }) =>
      tree.update(scenarioId, groupId, patch),
    ),
    move: os.tree.move.handler(({ input: { scenarioId, parentId, beforeId, ...things } }) =>
      tree.move(scenarioId, things, parentId, beforeId),
    ),
    remove: os.tree.remove.handler(({ input }) => tree.remove(input.scenarioId, input.groupId)),
    clear: os.tree.clear.handler(({ input }) => tree.clear(input.scenarioId)),
    group: os.tree.group.handler(({ input: { scenarioId, ...settings } }) =>
      tree.group(scenarioId, settings),
    ),
  };
}
