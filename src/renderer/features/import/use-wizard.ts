import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { FileHandle, Progress } from '../../../shared/contract/base.ts';
import type { ImportKind } from '../../../shared/domain/import-fields.ts';
import { client } from '../../app/client.ts';
import { isAbort } from '../../app/errors.ts';
import { resultOf } from '../../app/follow-job.ts';
import { remember, useApp } from '../../app/store.ts';
import { emptyWizard, type WizardAction, type WizardState, wizardReducer } from './wizard-state.ts';

export interface Wizard {
  state: WizardState;
  dispatch: (action: WizardAction) => void;
  /** Nobody looks at it any more: what goes on is told elsewhere. */
  isClosed: () => boolean;
  /** A call is on its way. */
  busy: boolean;
  /** How far it is; null = nothing was told. */
  progress: Progress | null;
  cancel: () => void;
  /** What the last call of this step threw; null when it went well. */
  error: unknown;
  clearError: () => void;
  inspect: (file: FileHandle, encoding?: string | null) => Promise<void>;
  /** Columns guessed anew for another sheet kind or header row. */
  guess: (kind: ImportKind, headerRow: number) => Promise<void>;
}

function isHandle(value: unknown): value is FileHandle {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value;
}

function discard(importId: string): void {
  client()
    .import.discard({ importId })
    .catch(() => undefined);
}

/** The wizard's state and its calls. Files dropped on the window come in through the view memory. */
export function useWizard(): Wizard {
  const [state, dispatch] = useReducer(wizardReducer, emptyWizard);
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);

  const call = useCallback(async (work: (signal: AbortSignal) => Promise<void>) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setBusy(true);
    setProgress(null);
    setError(null);
    try {
      await work(controller.signal);
    } catch (thrown) {
      if (!isAbort(thrown) && !controller.signal.aborted) setError(thrown);
    } finally {
      if (running.current === controller) {
        running.current = null;
        setBusy(false);
      }
    }
  }, []);
  useEffect(() => () => running.current?.abort(), []);
  const leftOut = useRef(state.leftOut);
  leftOut.current = state.leftOut;
  const isGone = useRef(false);
  // With the wizard goes what could still be saved of its imports, also of one that ends after it was closed.
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      for (const { importId } of leftOut.current) discard(importId);
    };
  }, []);
  const act = useCallback((action: WizardAction) => {
    if (isGone.current && action.type === 'committed') discard(action.preview.importId);
    else dispatch(action);
  }, []);

  const inspect = useCallback(
    (file: FileHandle, encoding: string | null = null) =>
      call(async (signal) => {
        const inspected = await resultOf(
          await client().import.inspect({ fileId: file.id, encoding }, { signal }),
          setProgress,
        );
        if (!signal.aborted) dispatch({ type: 'inspected', file: inspected });
      }),
    [call],
  );

  const { file, plan, encoding } = state;
  const guess = useCallback(
    (kind: ImportKind, headerRow: number) =>
      call(async (signal) => {
        if (file === null || plan === null) return;
        const sheet = await resultOf(
          await client().import.guess(
            { fileId: file.fileId, sheet: plan.sheet.name, kind, headerRow, encoding },
            { signal },
          ),
          setProgress,
        );
        if (!signal.aborted) dispatch({ type: 'guessed', sheet, kind });
      }),
    [call, file, plan, encoding],
  );

  const dropped = useApp((app) => app.memory['import.dropped']);
  const idle = state.file === null || state.committed !== null;
  useEffect(() => {
    if (!isHandle(dropped)) return;
    remember('import.dropped', null);
    if (idle && !busy) void inspect(dropped);
    else dispatch({ type: 'queued', file: dropped });
  }, [dropped, idle, busy, inspect]);

  return {
    state,
    dispatch: act,
    // It stays for a moment while it fades.
    isClosed: useCallback(() => isGone.current || !useApp.getState().importOpen, []),
    busy,
    progress,
    cancel: useCallback(() => running.current?.abort(), []),
    error,
    clearError: useCallback(() => setError(null), []),
    inspect,
    guess,
  };
}
