import { useCallback, useEffect, useRef, useState } from 'react';
import { type SizingSettings, sizingSettings } from '../../../shared/domain/sizing.ts';
import { client } from '../../app/client.ts';
import { keys } from '../../app/queries.ts';
import { queryClient } from '../../app/query-client.ts';

/** A pause in typing after which the settings are kept: one undo for each. Milliseconds. */
const pause = 600;

/** Settings as they are being changed: shown at once, kept after a pause; what follows from them comes with the answer. */
export function useSizingDraft(saved: SizingSettings, scenarioId: number | null) {
  const [draft, setDraft] = useState<SizingSettings | null>(null);
  const [error, setError] = useState<unknown>(null);
  const timer = useRef<number>(undefined);
  const pending = useRef<SizingSettings | null>(null);

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    const settings = pending.current;
    pending.current = null;
    if (settings === null) return;
    const parsed = sizingSettings.safeParse(settings);
    if (!parsed.success) return;
    try {
      const report = await client().sizing.set({ scenarioId, settings: parsed.data });
      queryClient.setQueryData(keys.sizing(scenarioId), report);
      setError(null);
      // a newer change may have come meanwhile; then the draft stands
      if (pending.current === null) setDraft(null);
    } catch (thrown) {
      setError(thrown);
    }
  }, [scenarioId]);

  useEffect(
    () => () => {
      void save();
    },
    [save],
  );

  const change = useCallback(
    (next: SizingSettings) => {
      setDraft(next);
      pending.current = next;
      clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void save(), pause);
    },
    [save],
  );

  return { settings: draft ?? saved, change, error, isDraft: draft !== null };
}
