import type { Services } from '../services/index.ts';
import { os } from './os.ts';

export function sizingHandlers({ sizing }: Services) {
  return {
    report: os.sizing.report.handler(({ input }) => sizing.report(input.scenarioId)),
    set: os.sizing.set.handler(({ input }) => sizing.set(input.scenarioId, input.settings)),
  };
}
