import type { Services } from '../services/index.ts';
import { typedStream } from './errors.ts';
import { os } from './os.ts';

export function quotaHandlers({ quota }: Services) {
  return {
    get: os.quota.get.handler(({ input }) => quota.get(input.scenarioId)),
    spread: os.quota.spread.handler(({ input }) => quota.spread(input.scenarioId, input.settings)),
    setCells: os.quota.setCells.handler(({ input }) => quota.setCells(input.scenarioId, input.cells)),
  };
}

export function exportHandlers({ exports }: Services) {
  return {
    scenario: os.export.scenario.handler(({ input, signal }) => typedStream(exports.scenario(input, signal))),
  };
}
