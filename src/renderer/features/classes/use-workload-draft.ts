import { useCallback, useEffect, useRef, useState } from 'react';
import type { WorkloadSettings } from '../../../shared/domain/settings.ts';
import { workloadSettings } from '../../../shared/domain/settings.ts';
import { run } from '../../app/commands.ts';
import { keys } from '../../app/queries.ts';
import { queryClient } from '../../app/query-client.ts';

/** A pause in typing or dragging after which the settings are saved: one undo for each. */
const pause = 700;

/** Settings as they are being changed: shown at once, saved after a pause, following the plan otherwise. */
export function useWorkloadDraft(saved: WorkloadSettings) {
  const [draft, setDraft] = useState<WorkloadSettings | null>(null);
  const timer = useRef<number>(undefined);
  const pending = useRef<WorkloadSettings | null>(null);

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    const settings = pending.current;
    pending.current = null;
    if (settings === null) return;
    const parsed = workloadSettings.safeParse(settings);
    if (parsed.success) {
      const state = await run((to) => to.plan.setWorkload(parsed.data));
      if (state !== undefined) queryClient.setQueryData(keys.state, state);
      // The draft stands until the rows were made anew, or old rows would meet new settings.
      await queryClient.invalidateQueries({ queryKey: keys.accounts });
    }
    // A newer change may have come meanwhile; then the draft stands.
    if (pending.current === null) setDraft(null);
  }, []);

  useEffect(
    () => () => {
      void save();
    },
    [save],
  );

  const change = useCallback(
    (next: WorkloadSettings) => {
      setDraft(next);
      pending.current = next;
      clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void save(), pause);
    },
    [save],
  );

  return { settings: draft ?? saved, change, isDraft: draft !== null };
}
