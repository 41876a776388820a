import type { FileHandle } from '../../shared/contract/base.ts';

export type FilePurpose = 'plan-open' | 'plan-save' | 'import' | 'export' | 'base-map';

export interface ChooseFile {
  purpose: FilePurpose;
  suggestedName?: string | undefined;
  /** Without dots: `['xlsx', 'csv']`. */
  extensions: readonly string[];
}

/** What differs between Electron, the browser host, the terminal and the tests. Services know no more of a host than this. */
export interface Host {
  readonly kind: 'electron' | 'browser';
  /** BCP 47. */
  readonly systemLanguage: string;
  /** Folder of the program's own small files: preferences, recent plans. Exists and is writable. */
  readonly dataFolder: string;
  /** Where a new plan goes when nobody chose a place. Exists. */
  readonly plansFolder: string;
  /** The shipped `resources` folder (sample plan inputs, notices). */
  readonly resourcesFolder: string;
  /** Answers a path, or null when the person backs out or the host has no dialogs. */
  chooseFile(request: ChooseFile): Promise<string | null>;
  /** Shows a file in the system's file manager; left out by hosts whose files the person gets otherwise. */
  showFile?(path: string): void;
}

/** Opaque ids for paths: the renderer never sees or sends a path. */
export interface FileRegistry {
  /** @param size bytes where that is known, so that the file's drive is not asked at once */
  register(path: string, size?: number): FileHandle;
  /** Throws AppError FILE_NOT_ALLOWED for an id it never gave. */
  path(fileId: string): string;
  /**
   * The same of a file to be read as anything but a plan. Throws PLAN_LOCKED for one that is open as a plan (reading it in any
   * other way would end its lock), FILE_NOT_ALLOWED for what is no file: a pipe keeps whoever opens it waiting.
   */
  source(fileId: string): string;
}
