import type { Services } from '../services/index.ts';
import { typedStream } from './errors.ts';
import { os } from './os.ts';
import { packHandlers } from './pack.ts';

export function quotaHandlers({ quota, quotaSheets }: Services) {
  return {
    get: os.quota.get.handler(({ input }) => quota.get(input.scenarioId, input.componentId)),
    spread: os.quota.spread.handler(({ input }) =>
      quota.spread(input.scenarioId, input.settings, input.componentId, input.why),
    ),
    preview: os.quota.preview.handler(({ input }) => quota.previewChange(input.scenarioId, input)),
    edit: os.quota.edit.handler(({ input }) => quota.edit(input.scenarioId, input, input.why)),
    setCells: os.quota.setCells.handler(({ input }) =>
      quota.setCells(input.scenarioId, input.cells, input.componentId),
    ),
    setStatus: os.quota.setStatus.handler(({ input }) =>
      quota.setStatus(input.scenarioId, input.status, input.why),
    ),
    setFiscal: os.quota.setFiscal.handler(({ input }) => quota.setFiscal(input.scenarioId, input.fiscal)),
    saveComponent: os.quota.saveComponent.handler(({ input }) =>
      quota.saveComponent(input.scenarioId, input.component),
    ),
    removeComponent: os.quota.removeComponent.handler(({ input }) =>
      quota.removeComponent(input.scenarioId, input.componentId),
    ),
    changes: os.quota.changes.handler(({ input }) => quota.changes(input.scenarioId, input.limit)),
    signature: os.quota.signature.handler(() => ({ who: quota.signature() })),
    setSignature: os.quota.setSignature.handler(({ input }) => quota.setSignature(input.who)),
    previewTransfer: os.quota.previewTransfer.handler(({ input }) =>
      quota.previewTransfer(input.scenarioId, input),
    ),
    transfer: os.quota.transfer.handler(({ input }) => quota.transfer(input.scenarioId, input, input.why)),
    previewImport: os.quota.previewImport.handler(({ input }) =>
      quotaSheets.preview(input.scenarioId, input.fileId),
    ),
    applyImport: os.quota.applyImport.handler(({ input }) =>
      quotaSheets.apply(input.scenarioId, input.fileId, input.why),
    ),
  };
}

export function exportHandlers({ exports }: Services) {
  return {
    comparison: os.export.comparison.handler(({ input, signal }) =>
      typedStream(exports.comparison(input, signal)),
    ),
    ...packHandlers(exports),
    scenario: os.export.scenario.handler(({ input, signal }) => typedStream(exports.scenario(input, signal))),
  };
}
