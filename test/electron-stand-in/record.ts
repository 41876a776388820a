/** What the program asked of Electron, for tests to read over the control channel. JSON only. */
export interface StandInRecord {
  sandboxEnabled: boolean;
  switches: [string, string?][];
  schemes: unknown[];
  windows: Record<string, unknown>[];
  menus: string[][];
  dialogs: unknown[];
  /** Files shown in their folder. */
  inFolder: string[];
  /** Requests the page made to anywhere but the program, with what became of them. */
  requests: { url: string; cancelled: boolean }[];
  navigations: { url: string; event: string; prevented: boolean }[];
  popups: { url: string; denied: boolean }[];
  shown: boolean;
  quit: boolean;
}

export const record: StandInRecord = {
  sandboxEnabled: false,
  switches: [],
  schemes: [],
  windows: [],
  menus: [],
  dialogs: [],
  inFolder: [],
  requests: [],
  navigations: [],
  popups: [],
  shown: false,
  quit: false,
};

/** Answers the next dialogs give, in order; without one the person backs out. */
export const dialogAnswers: (string | null)[] = [];
