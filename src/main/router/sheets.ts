import type { Services } from '../services/index.ts';
import { os } from './os.ts';

export function sheetsHandlers({ sheets }: Services) {
  return {
    preview: os.sheets.preview.handler(({ input }) => sheets.preview(input.scenarioId, input.fileId)),
    apply: os.sheets.apply.handler(({ input }) => sheets.apply(input.scenarioId, input.fileId)),
  };
}
