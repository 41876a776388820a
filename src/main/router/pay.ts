import type { Services } from '../services/index.ts';
import { os } from './os.ts';

export function payHandlers({ pay, payouts }: Services) {
  return {
    get: os.pay.get.handler(() => pay.get()),
    createDefaults: os.pay.createDefaults.handler(({ input }) => pay.createDefaults(input.names)),
    saveTemplate: os.pay.saveTemplate.handler(({ input }) => pay.saveTemplate(input)),
    removeTemplate: os.pay.removeTemplate.handler(({ input }) => pay.removeTemplate(input.id)),
    savePlan: os.pay.savePlan.handler(({ input }) => pay.savePlan(input)),
    removePlan: os.pay.removePlan.handler(({ input }) => pay.removePlan(input.id)),
    assign: os.pay.assign.handler(({ input }) => pay.assign(input.scenarioId, input.territories)),
    payouts: os.pay.payouts.handler(({ input }) =>
      payouts.payouts(input.scenarioId, input.attainment, input.others),
    ),
    simulate: os.pay.simulate.handler(({ input, signal }) => payouts.simulate(input, signal)),
  };
}
