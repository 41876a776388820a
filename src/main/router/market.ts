import type { Services } from '../services/index.ts';
import { os } from './os.ts';

export function marketHandlers({ formulas, ladder }: Services) {
  return {
    formulas: os.market.formulas.handler(() => formulas.sheet()),
    preview: os.market.preview.handler(({ input }) => formulas.preview(input)),
    saveFormula: os.market.saveFormula.handler(({ input }) => formulas.saveFormula(input)),
    removeFormula: os.market.removeFormula.handler(({ input }) => formulas.removeFormula(input.key)),
    saveParameter: os.market.saveParameter.handler(({ input }) => formulas.saveParameter(input)),
    removeParameter: os.market.removeParameter.handler(({ input }) => formulas.removeParameter(input.key)),
    addMeasure: os.market.addMeasure.handler(({ input }) => formulas.addMeasure(input)),
    removeMeasure: os.market.removeMeasure.handler(({ input }) => formulas.removeMeasure(input.key)),
    setPotentialSource: os.market.setPotentialSource.handler(({ input }) =>
      formulas.setPotentialSource(input.key),
    ),
    sheet: os.market.sheet.handler(({ input }) => ladder.page(input.scenarioId, input.offset, input.limit)),
    setSettings: os.market.setSettings.handler(({ input }) => void ladder.setSettings(input)),
    setStep: os.market.setStep.handler(({ input }) => void ladder.setStep(input.unitIds, input.step)),
  };
}
