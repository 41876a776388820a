import type { Services } from '../services/index.ts';
import { os } from './os.ts';

export function marketHandlers({ formulas, ladder }: Services) {
  const told = (edit: () => void) => {
    edit();
    return formulas.sheetSoon();
  };
  return {
    formulas: os.market.formulas.handler(() => formulas.sheet()),
    preview: os.market.preview.handler(({ input }) => formulas.preview(input)),
    saveFormula: os.market.saveFormula.handler(({ input }) => told(() => formulas.saveFormula(input))),
    removeFormula: os.market.removeFormula.handler(({ input }) =>
      told(() => formulas.removeFormula(input.key)),
    ),
    saveParameter: os.market.saveParameter.handler(({ input }) => told(() => formulas.saveParameter(input))),
    removeParameter: os.market.removeParameter.handler(({ input }) =>
      told(() => formulas.removeParameter(input.key)),
    ),
    addMeasure: os.market.addMeasure.handler(({ input }) => formulas.addMeasure(input)),
    removeMeasure: os.market.removeMeasure.handler(({ input }) => formulas.removeMeasure(input.key)),
    setPotentialSource: os.market.setPotentialSource.handler(({ input }) =>
      told(() => formulas.setPotentialSource(input.key)),
    ),
    sheet: os.market.sheet.handler(({ input }) => ladder.page(input.scenarioId, input.offset, input.limit)),
    setSettings: os.market.setSettings.handler(({ input }) => void ladder.setSettings(input)),
    setStep: os.market.setStep.handler(({ input }) => ladder.setStepInTurns(input.unitIds, input.step)),
  };
}
