import { join } from 'node:path';
import { app, type BrowserWindow, dialog, nativeTheme, session } from 'electron';
import { translate } from '../../shared/i18n/index.ts';
import { keepRunning, log } from '../host/log.ts';
import { createRouter } from '../router/index.ts';
import { createServices } from '../services/index.ts';
import { makeReadings } from '../services/initials.ts';
import { closeWhenWritten } from './close-when-written.ts';
import { createElectronHost } from './electron-host.ts';
import { lockProcesses, lockSession } from './lockdown.ts';
import { setMenu } from './menu.ts';
import { createOpenedFiles } from './opened-files.ts';
import { registerPageScheme, servePage } from './page-protocol.ts';
import { planArguments } from './plan-arguments.ts';
import { linkPorts } from './port-link.ts';
import { openWindow } from './window.ts';
import { createWindowState } from './window-state.ts';

/** The Electron shell's entry: out/main/index.js after a build. */
const root = app.getAppPath();
const named = planArguments(process.argv.slice(1), process.cwd());

keepRunning();
lockProcesses();
registerPageScheme();

// A second start hands its files to the first and ends.
if (app.requestSingleInstanceLock({ files: named })) run();
else app.quit();

function run(): void {
  let window: BrowserWindow | null = null;
  const early = [...named];
  let open: (path: string) => void = (path) => early.push(path);

  app.on('open-file', (event, path) => {
    event.preventDefault();
    open(path);
  });
  app.on('second-instance', (_event, _args, _folder, data) => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
    const files: unknown = (data as { files?: unknown } | null)?.files;
    if (Array.isArray(files))
      for (const path of planArguments(
        files.filter((file) => typeof file === 'string'),
        '/',
      ))
        open(path);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  const start = () => {
    lockSession(session.defaultSession, app.isPackaged);
    servePage(join(root, 'out', 'renderer'));

    const host = createElectronHost({
      resourcesFolder: join(app.isPackaged ? process.resourcesPath : root, 'resources'),
      window: () => window,
      language: () => services.app.preferences().language,
    });
    const services = createServices(host);
    linkPorts(createRouter(services), () => window);
    const opened = createOpenedFiles(services.app.files, () => window);
    open = opened.open;
    for (const path of early) open(path);

    const followPreferences = () => {
      const { language, theme } = services.app.preferences();
      setMenu(language, app.isPackaged);
      nativeTheme.themeSource = theme === 'auto' ? 'system' : theme;
    };
    followPreferences();
    services.app.onPreferences(followPreferences);

    const state = createWindowState(host.dataFolder);
    const show = () => {
      window = openWindow({
        preload: join(root, 'out', 'preload', 'index.cjs'),
        state,
        isPackaged: app.isPackaged,
      });
      closeWhenWritten(window, services.session);
      window.on('closed', () => {
        window = null;
      });
    };
    show();
    makeReadings();
    app.on('activate', () => {
      if (!window) show();
    });
    closeBeforeQuit(services);
  };
  // A program that can't start says so instead of staying without a window.
  void app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      log('start', error);
      dialog.showErrorBox(
        'Bailiwick',
        translate(app.getLocale().startsWith('zh') ? 'zh' : 'en', 'errors', 'INTERNAL'),
      );
      app.exit(1);
    });
}

/** The plan is closed properly before the process ends, whatever ends it. */
function closeBeforeQuit(services: { close(): void | Promise<void> }): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void Promise.resolve()
      .then(() => services.close())
      .catch((error: unknown) => log('closing', error))
      .finally(() => {
        isClosed = true;
        app.quit();
      });
  });
}
