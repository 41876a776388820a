import type { Services } from '../services/index.ts';
import { os } from './os.ts';

export function sizingHandlers({ sizing }: Services) {
  return {
    report: os.sizing.report.handler(({ input }) => sizing.report(input.scenarioId)),
    set: os.sizing.set.handler(({ input }) => sizing.set(input.scenarioId, input.settings)),
  };
}

export function staffingHandlers({ staffing }: Services) {
  return {
    propose: os.staffing.propose.handler(({ input }) => staffing.propose(input.scenarioId, input.chosen)),
    options: os.staffing.options.handler(({ input }) =>
      staffing.options(input.scenarioId, input.territoryId, input.chosen),
    ),
    setSettings: os.staffing.setSettings.handler(({ input }) => staffing.setSettings(input)),
    setNeeds: os.staffing.setNeeds.handler(({ input }) =>
      staffing.setNeeds(input.scenarioId, input.territoryIds, input),
    ),
    apply: os.staffing.apply.handler(({ input }) => staffing.apply(input.scenarioId, input.chosen)),
  };
}
