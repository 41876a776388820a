import type { FileHandle } from '../../../shared/contract/base.ts';
import type {
  ColumnMapping,
  CoordinateSystem,
  ImportPreview,
  InspectedFile,
  InspectedSheet,
} from '../../../shared/contract/import.ts';
import type { ImportKind } from '../../../shared/domain/import-fields.ts';
import { fullMapping } from './mapping.ts';

export const wizardSteps = ['file', 'sheet', 'columns', 'preview'] as const;
export type WizardStep = (typeof wizardSteps)[number];

/** One sheet as it will be imported. */
export interface SheetPlan {
  sheet: InspectedSheet;
  kind: ImportKind | null;
  mapping: ColumnMapping[];
  crs: CoordinateSystem;
  /** Only for assignments. */
  scenarioId: number | null;
}

/** Rows of a sheet that were not imported. */
export interface LeftOut {
  importId: string;
  sheet: string;
  rows: number;
}

export interface WizardState {
  step: WizardStep;
  /** Files chosen or dropped, waiting for their turn. */
  queue: readonly FileHandle[];
  file: InspectedFile | null;
  encoding: string | null;
  plan: SheetPlan | null;
  /** Sheets of this file already imported, with what came of them. */
  imported: readonly { sheet: string; preview: ImportPreview }[];
  /** Set when the last commit of the current sheet is done. */
  committed: ImportPreview | null;
  /** Of every sheet imported since the wizard opened that left rows out. */
  leftOut: readonly LeftOut[];
}

export const emptyWizard: WizardState = {
  step: 'file',
  queue: [],
  file: null,
  encoding: null,
  plan: null,
  imported: [],
  committed: null,
  leftOut: [],
};

export type WizardAction =
  | { type: 'reset' }
  | { type: 'queued'; file: FileHandle }
  | { type: 'unqueued' }
  | { type: 'inspected'; file: InspectedFile }
  | { type: 'sheetChosen'; name: string }
  | { type: 'guessed'; sheet: InspectedSheet; kind: ImportKind }
  | { type: 'mapped'; mapping: ColumnMapping[] }
  | { type: 'crs'; crs: CoordinateSystem }
  | { type: 'scenario'; scenarioId: number | null }
  | { type: 'step'; step: WizardStep }
  | { type: 'committed'; preview: ImportPreview };

function planOf(sheet: InspectedSheet): SheetPlan {
  return { sheet, kind: sheet.kind, mapping: fullMapping(sheet), crs: sheet.crs, scenarioId: null };
}

/** Sheets still to do: those with rows that were not imported in this run. */
export function sheetsLeft(state: WizardState): InspectedSheet[] {
  const done = new Set(state.imported.map(({ sheet }) => sheet));
  return (state.file?.sheets ?? []).filter(({ name, rowCount }) => rowCount > 0 && !done.has(name));
}

/** The sheet to begin with: the one imported before; of those in sight one whose kind was recognised, else the longest. */
function bestSheet(sheets: readonly InspectedSheet[]): InspectedSheet | undefined {
  const inSight = sheets.filter(({ hidden, rowCount }) => !hidden && rowCount > 0);
  const among = inSight.length > 0 ? inSight : sheets;
  return (
    sheets.find(({ chosenBefore }) => chosenBefore) ??
    among.find(({ kind }) => kind !== null) ??
    [...among].sort((a, b) => b.rowCount - a.rowCount)[0]
  );
}

export function wizardReducer(state: WizardState, action: WizardAction): WizardState {
  switch (action.type) {
    case 'reset':
      return { ...emptyWizard, leftOut: state.leftOut };
    case 'queued':
      return { ...state, queue: [...state.queue, action.file] };
    case 'unqueued':
      return { ...state, queue: state.queue.slice(1) };
    case 'inspected': {
      const sameFile = state.file?.fileId === action.file.fileId;
      const sheet = bestSheet(action.file.sheets);
      return {
        ...state,
        step: 'sheet',
        file: action.file,
        encoding: action.file.encoding,
        plan: sheet === undefined ? null : planOf(sheet),
        imported: sameFile ? state.imported : [],
        committed: null,
      };
    }
    case 'sheetChosen': {
      const sheet = state.file?.sheets.find(({ name }) => name === action.name);
      return sheet === undefined ? state : { ...state, step: 'sheet', plan: planOf(sheet), committed: null };
    }
    case 'guessed':
      return {
        ...state,
        plan: {
          ...planOf(action.sheet),
          kind: action.kind,
          scenarioId: state.plan?.scenarioId ?? null,
        },
      };
    case 'mapped':
      return state.plan === null ? state : { ...state, plan: { ...state.plan, mapping: action.mapping } };
    case 'crs':
      return state.plan === null ? state : { ...state, plan: { ...state.plan, crs: action.crs } };
    case 'scenario':
      return state.plan === null
        ? state
        : { ...state, plan: { ...state.plan, scenarioId: action.scenarioId } };
    case 'step':
      return { ...state, step: action.step };
    case 'committed': {
      const { preview } = action;
      const sheet = state.plan?.sheet.name ?? '';
      const left = { importId: preview.importId, sheet, rows: preview.leftOut };
      return {
        ...state,
        committed: preview,
        imported: [...state.imported, { sheet, preview }],
        leftOut: left.rows > 0 ? [...state.leftOut, left] : state.leftOut,
      };
    }
  }
}

/** Rows of data: those below the headings. */
export function dataRows({ rowCount, headerRow }: Pick<InspectedSheet, 'rowCount' | 'headerRow'>): number {
  return Math.max(0, rowCount - headerRow);
}
