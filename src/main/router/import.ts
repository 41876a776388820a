import type { Services } from '../services/index.ts';
import { typedStream } from './errors.ts';
import { follow, followStream } from './follow.ts';
import { os } from './os.ts';

export function importHandlers({ app, imports }: Services) {
  const path = (fileId: string) => app.files.path(fileId);
  return {
    inspect: os.import.inspect.handler(({ input, signal }) =>
      follow((onStage, stop) => imports.inspect(input, onStage, stop), signal, [path(input.fileId)]),
    ),
    guess: os.import.guess.handler(({ input, signal }) =>
      follow((onStage, stop) => imports.guess(input, onStage, stop), signal, [path(input.fileId)]),
    ),
    preview: os.import.preview.handler(({ input, signal }) =>
      followStream(imports.preview(input, signal), [path(input.source.fileId)]),
    ),
    findings: os.import.findings.handler(({ input }) => imports.findings(input)),
    differences: os.import.differences.handler(({ input }) => imports.differences(input)),
    decide: os.import.decide.handler(({ input, signal }) => typedStream(imports.decide(input, signal))),
    commit: os.import.commit.handler(({ input, signal }) => typedStream(imports.commit(input, signal))),
    rejected: os.import.rejected.handler(({ input, signal }) =>
      follow((onStage, stop) => imports.rejected(input, onStage, stop), signal, [path(input.fileId)]),
    ),
    presets: os.import.presets.handler(() => imports.presets()),
    renamePreset: os.import.renamePreset.handler(({ input }) => imports.renamePreset(input)),
    removePreset: os.import.removePreset.handler(({ input }) => imports.removePreset(input)),
    discard: os.import.discard.handler(({ input }) => imports.discard(input)),
    template: os.import.template.handler(({ input }) => imports.template(input)),
  };
}
