import { app, type Session, type WebContents } from 'electron';
import { log } from '../host/log.ts';
import { isPageUrl, pageScheme } from './origin.ts';

/** Before the app is ready. No name is ever resolved, so nothing of Chromium's own leaves the machine either. */
export function lockProcesses(): void {
  app.enableSandbox();
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}

/** Copying from grids writes to the clipboard; every other permission is refused. */
const isAllowed = (permission: string) => permission === 'clipboard-sanitized-write';

export function lockSession(session: Session, isPackaged: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isAllowed(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isAllowed(permission));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.on('select-hid-device', (event) => event.preventDefault());
  session.on('select-serial-port', (event) => event.preventDefault());
  session.on('select-usb-device', (event) => event.preventDefault());

  const local = new Set([`${pageScheme}:`, 'blob:', 'data:', ...(isPackaged ? [] : ['devtools:'])]);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const cancel = !URL.canParse(url) || !local.has(new URL(url).protocol);
    if (cancel) log('request cancelled', url);
    answer({ cancel });
  });
}

/** The window shows our page and nothing else, ever; other windows, frames and views do not come to be. */
function lockContents(contents: WebContents): void {
  const stay = (event: { url: string; preventDefault(): void }) => {
    if (isPageUrl(event.url)) return;
    event.preventDefault();
    log('navigation refused', event.url);
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
}
