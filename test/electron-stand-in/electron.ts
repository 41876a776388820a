/** The names of Electron's main-process module that the program imports. */
import './control.ts';
import { dialogAnswers, record } from './record.ts';
import { pageHandlers } from './session.ts';

export { app } from './app.ts';
export { ipcMain } from './ipc.ts';
export { session } from './session.ts';
export { BrowserWindow } from './window.ts';

export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown[]) => void record.schemes.push(...schemes),
  handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
    void pageHandlers.set(scheme, handler),
};

export const dialog = {
  showErrorBox: (title: string, content: string) => void record.dialogs.push({ title, content }),
  async showOpenDialog(_window: unknown, options: unknown) {
    record.dialogs.push(options);
    const path = dialogAnswers.shift() ?? null;
    return { canceled: path === null, filePaths: path === null ? [] : [path] };
  },
  async showSaveDialog(_window: unknown, options: unknown) {
    record.dialogs.push(options);
    const path = dialogAnswers.shift() ?? null;
    return { canceled: path === null, filePath: path ?? '' };
  },
};

interface MenuItem {
  label?: string;
}
export const Menu = {
  buildFromTemplate: (template: MenuItem[]) => template,
  setApplicationMenu: (menu: MenuItem[]) => void record.menus.push(menu.map(({ label = '' }) => label)),
};

export const shell = {
  showItemInFolder: (path: string) => void record.inFolder.push(path),
};

export const nativeTheme = { shouldUseDarkColors: false, themeSource: 'system' };
export const screen = {
  getDisplayMatching: () => ({ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }),
};
