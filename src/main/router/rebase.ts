import type { Services } from '../services/index.ts';
import { os } from './os.ts';

export function rebaseHandlers({ rebase }: Services) {
  return {
    rebaseTargets: os.scenario.rebaseTargets.handler(({ input }) => rebase.targets(input.scenarioId)),
    previewRebase: os.scenario.previewRebase.handler(({ input, signal }) => rebase.inTurns(input, signal)),
    rebase: os.scenario.rebase.handler(({ input }) => rebase.rebaseInTurns(input)),
  };
}
