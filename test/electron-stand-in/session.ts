import { EventEmitter } from 'node:events';

type Answer<T> = (contents: null, permission: string, answer: (allowed: boolean) => void) => T;

/** Keeps the handlers the program sets; the window and the tests ask them. */
class Session extends EventEmitter {
  permissionRequest: Answer<void> = (_contents, _permission, answer) => answer(true);
  permissionCheck: (contents: null, permission: string) => boolean = () => true;
  devicePermission: () => boolean = () => true;
  beforeRequest: (details: { url: string }, answer: (decision: { cancel?: boolean }) => void) => void = (
    _details,
    answer,
  ) => answer({});

  readonly webRequest = {
    onBeforeRequest: (handler: Session['beforeRequest']) => {
      this.beforeRequest = handler;
    },
  };

  setPermissionRequestHandler(handler: Answer<void>): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: (contents: null, permission: string) => boolean): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.devicePermission = handler;
  }
}

export const session = { defaultSession: new Session() };

type PageHandler = (request: Request) => Promise<Response>;
export const pageHandlers = new Map<string, PageHandler>();
