/** What page, preload script and Electron main process call each other beside the contract. */

/** Page → preload → main: a fresh message port for the router. */
export const portMessage = 'bailiwick:port';
/** Page → preload → main: the page is ready to be given files (opened by double click, or dropped). */
export const filesWantedMessage = 'bailiwick:files-wanted';
/** Main → preload → page: a file handle. */
export const fileMessage = 'bailiwick:file';
/** Preload → main: paths of files dropped on the window. */
export const droppedMessage = 'bailiwick:dropped';
