import { EventEmitter } from 'node:events';

/** Channels from the page; the window and the control channel emit on it. */
export const ipcMain = new EventEmitter();
