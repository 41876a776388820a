import type { Services } from '../services/index.ts';
import { os } from './os.ts';

export function appHandlers({ app }: Services) {
  return {
    info: os.app.info.handler(() => app.info()),
    preferences: os.app.preferences.handler(() => app.preferences()),
    setPreferences: os.app.setPreferences.handler(({ input }) => app.setPreferences(input)),
    recentPlans: os.app.recentPlans.handler(() => app.recent.list()),
    forgetRecent: os.app.forgetRecent.handler(({ input }) => app.recent.forget(input.id)),
    chooseFile: os.app.chooseFile.handler(({ input }) => app.chooseFile(input)),
    showFile: os.app.showFile.handler(({ input }) => app.showFile(input.fileId)),
    sampleFiles: os.app.sampleFiles.handler(() => app.sampleFiles()),
  };
}
