import { app } from './app.ts';
import { ipcMain } from './ipc.ts';
import { MessagePortMain } from './ports.ts';
import { Preventable } from './preventable.ts';
import { dialogAnswers, record } from './record.ts';
import { session } from './session.ts';
import { BrowserWindow } from './window.ts';

/** What a test may ask for, by name; each answers something JSON can hold. */
const commands = {
  record: () => record,
  answerDialog: (path: string | null) => void dialogAnswers.push(path),
  /** To the present document: call it after a reload. */
  knowFile: (name: string, path: string) => BrowserWindow.current?.webContents.link?.know({ [name]: path }),
  openFile: (path: string) => void app.emit('open-file', { preventDefault: () => undefined }, path),
  secondInstance: (files: unknown) => void app.emit('second-instance', {}, [], '/', { files }),
  closeWindow: () => BrowserWindow.current?.close(),
  /** Asks the program's permission handlers: [answer to a request, answer to a check]. */
  permission: (name: string) => {
    let asked = false;
    session.defaultSession.permissionRequest(null, name, (allowed) => {
      asked = allowed;
    });
    return [asked, session.defaultSession.permissionCheck(null, name)];
  },
  device: () => session.defaultSession.devicePermission(),
  /** Emits a preventable event of the session or the page; answers whether the program prevented it. */
  preventable: (target: 'session' | 'contents', event: string) => {
    const details = new Preventable();
    const emitter = target === 'session' ? session.defaultSession : BrowserWindow.current?.webContents;
    emitter?.emit(event, details, [], () => undefined);
    return details.isPrevented;
  },
  navigation: (event: string, url: string) => BrowserWindow.current?.webContents.ask(event, url),
  windowOpen: (url: string) => BrowserWindow.current?.webContents.openHandler({ url }).action,
  request: (url: string) =>
    new Promise<boolean>((resolve) =>
      session.defaultSession.beforeRequest({ url }, ({ cancel = false }) => resolve(cancel)),
    ),
  /**
   * A message from a frame a test describes: `main` = the window's own frame object with that address, `other` = another
   * frame, `none` = a frame that is gone. Answers what became of its port.
   */
  ipc: (
    channel: string,
    from: 'main' | 'other' | 'none',
    frame: { url: string; origin: string },
    args: unknown[],
  ) => {
    const own = BrowserWindow.current?.webContents.mainFrame;
    const before = own && { ...own };
    const sender = from === 'main' ? Object.assign(own ?? {}, frame) : from === 'other' ? { ...frame } : null;
    const port = new MessagePortMain(() => undefined);
    ipcMain.emit(channel, { senderFrame: sender, ports: [port] }, ...args);
    if (own && before) Object.assign(own, before);
    return { started: port.started, closed: port.closed };
  },
} satisfies Record<string, (...args: never[]) => unknown>;

export type Commands = typeof commands;

process.on('message', async ({ id, name, args }: { id: number; name: keyof Commands; args: unknown[] }) => {
  try {
    const command = commands[name] as (...given: unknown[]) => unknown;
    process.send?.({ id, value: (await command(...args)) ?? null });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
});
