import type { Services } from '../services/index.ts';
import { follow } from './follow.ts';
import { os } from './os.ts';

export function sheetsHandlers({ app, sheets }: Services) {
  return {
    preview: os.sheets.preview.handler(({ input: { scenarioId, fileId }, signal }) =>
      follow((onStage, stop) => sheets.preview(scenarioId, fileId, onStage, stop), signal, [
        app.files.path(fileId),
      ]),
    ),
    apply: os.sheets.apply.handler(({ input: { scenarioId, fileId }, signal }) =>
      follow((onStage, stop) => sheets.apply(scenarioId, fileId, onStage, stop), signal, [
        app.files.path(fileId),
      ]),
    ),
  };
}
