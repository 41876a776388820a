import type { Services } from '../services/index.ts';
import { os } from './os.ts';

export function fairnessHandlers({ fairness }: Services) {
  return {
    get: os.fairness.get.handler(({ input }) => fairness.get(input.scenarioId)),
    setSettings: os.fairness.setSettings.handler(({ input }) => fairness.setSettings(input)),
  };
}

export function evidenceHandlers({ evidence }: Services) {
  return {
    sheets: os.evidence.sheets.handler(({ input, signal }) =>
      evidence.sheetsInTurns(input.scenarioId, input.territoryIds, signal),
    ),
  };
}
