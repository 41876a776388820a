import type { Services } from '../services/index.ts';
import { os } from './os.ts';

export function layersHandlers({ layers }: Services) {
  return {
    list: os.layers.list.handler(({ input }) => layers.list(input.scenarioId)),
    words: os.layers.words.handler(({ signal }) => layers.wordsInTurns(signal)),
    preview: os.layers.preview.handler(({ input }) => layers.preview(input.rule, input.exceptId)),
    accounts: os.layers.accounts.handler(({ input }) => layers.accounts(input.scenarioId)),
    add: os.layers.add.handler(({ input }) =>
      layers.add(input.scenarioId, input.name, input.rule, input.exclusive, input.start),
    ),
    update: os.layers.update.handler(({ input: { scenarioId, layerId, ...patch } }) =>
      layers.update(scenarioId, layerId, patch),
    ),
    remove: os.layers.remove.handler(({ input }) => layers.remove(input.scenarioId, input.layerId)),
    use: os.layers.use.handler(({ input }) => layers.use(input.scenarioId, input.layerId, input.start)),
    drop: os.layers.drop.handler(({ input }) => layers.drop(input.scenarioId, input.layerId)),
  };
}
