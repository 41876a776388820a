import { useCallback, useEffect, useRef, useState } from 'react';
import type { Progress } from '../../../shared/contract/base.ts';
import type { ImportDecisions, ImportPreview, ImportSource } from '../../../shared/contract/import.ts';
import type { FindingAction, FindingCode } from '../../../shared/domain/findings.ts';
import { scenarioKinds } from '../../../shared/domain/import-fields.ts';
import { client } from '../../app/client.ts';
import { isAbort } from '../../app/errors.ts';
import type { WizardState } from './wizard-state.ts';

const noDecisions: ImportDecisions = { byCode: {}, byIndex: {} };

function sourceOf({ file, plan, encoding }: WizardState): ImportSource | null {
  if (file === null || plan === null || plan.kind === null) return null;
  return {
    fileId: file.fileId,
    sheet: plan.sheet.name,
    kind: plan.kind,
    headerRow: plan.sheet.headerRow,
    mapping: plan.mapping.filter(({ field }) => field !== null),
    crs: plan.crs,
    encoding,
    scenarioId: scenarioKinds.has(plan.kind) ? plan.scenarioId : null,
  };
}

/** Reads the file when the step opens; keeps the mends chosen and recounts with each. */
export function usePreview(state: WizardState) {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [decisions, setDecisions] = useState(noDecisions);
  const [error, setError] = useState<unknown>(null);
  const [cancelled, setCancelled] = useState(false);
  const [deciding, setDeciding] = useState(false);
  /** Of working the preview out anew. */
  const [reworking, setReworking] = useState<Progress | null>(null);
  const [attempt, setAttempt] = useState(0);
  const reading = useRef<AbortController | null>(null);
  const source = useRef(sourceOf(state)).current;
  const working = useRef<AbortController | null>(null);
  const importId = useRef<string | null>(null);
  /** A commit consumes the preview: leaving afterwards has nothing to discard. */
  const consumed = useRef(false);

  useEffect(() => {
    if (source === null) return;
    const controller = new AbortController();
    reading.current = controller;
    setError(null);
    setCancelled(false);
    setProgress(null);
    setPreview(null);
    importId.current = null;
    consumed.current = false;
    const read = async () => {
      // A second start may follow at once (a new attempt): `attempt` is only a reason to run again.
      const events = await client().import.preview(
        { source, decisions: noDecisions },
        { signal: controller.signal },
      );
      for await (const event of events) {
        if (controller.signal.aborted) return;
        setProgress(event.progress);
        if (event.preview !== null) {
          importId.current = event.preview.importId;
          setPreview(event.preview);
        }
      }
    };
    read().catch((thrown) => {
      if (!isAbort(thrown) && !controller.signal.aborted) setError(thrown);
    });
    return () => controller.abort();
  }, [source, attempt]);

  useEffect(
    () => () => {
      working.current?.abort();
      if (importId.current !== null && !consumed.current)
        client()
          .import.discard({ importId: importId.current })
          .catch(() => undefined);
    },
    [],
  );

  const decide = useCallback(
    async (next: ImportDecisions) => {
      const before = decisions;
      setDecisions(next);
      if (importId.current === null) return;
      const controller = new AbortController();
      working.current = controller;
      setDeciding(true);
      try {
        const events = await client().import.decide(
          { importId: importId.current, decisions: next },
          { signal: controller.signal },
        );
        for await (const event of events) {
          setReworking(event.progress);
          if (event.preview !== null) setPreview(event.preview);
        }
      } catch (thrown) {
        // What was decided before holds.
        setDecisions(before);
        if (!isAbort(thrown) && !controller.signal.aborted) setError(thrown);
      } finally {
        setReworking(null);
        setDeciding(false);
      }
    },
    [decisions],
  );

  return {
    progress,
    preview,
    decisions,
    error,
    cancelled,
    deciding,
    reworking,
    stopDeciding: () => working.current?.abort(),
    consumed,
    cancel: () => {
      reading.current?.abort();
      setCancelled(true);
    },
    retry: () => setAttempt((now) => now + 1),
    setError,
    decide,
    decideCode: (code: FindingCode, action: FindingAction) =>
      decide({ ...decisions, byCode: { ...decisions.byCode, [code]: action } }),
    /** `unit`: its code, '' = none, null = what was found by itself. */
    choosePlace: (key: string, unit: string | null) => {
      const { [key]: _, ...others } = decisions.places ?? {};
      return decide({ ...decisions, places: unit === null ? others : { ...others, [key]: unit } });
    },
    decideOne: (index: number, action: FindingAction) =>
      decide({ ...decisions, byIndex: { ...decisions.byIndex, [index]: action } }),
  };
}

export type Preview = ReturnType<typeof usePreview>;
