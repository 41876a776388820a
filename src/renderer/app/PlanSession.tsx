import { useEffect, useLayoutEffect, useState } from 'react';
import type { PlanState } from '../../shared/contract/plan.ts';
import { client } from './client.ts';
import { Frame } from './Frame.tsx';
import { useApp } from './store.ts';
import { defaultScenario, restoreView, viewText } from './view-memory.ts';

/** Pause after the last change of the view before it is saved, milliseconds. */
const pause = 500;

/** One open plan: its remembered view is put back first, and saved as it changes. */
export function PlanSession({ plan }: { plan: PlanState }) {
  const [ready, setReady] = useState(false);
  // Only when the session begins: later answers of plan.state carry the same view this window wrote.
  useLayoutEffect(() => {
    restoreView(plan);
    setReady(true);
  }, []);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let saved = viewText(useApp.getState());
    const save = () => {
      const text = viewText(useApp.getState());
      if (text === saved) return;
      saved = text;
      // A view that could not be saved is not worth a word: the next change tries again.
      client()
        .plan.setView({ view: text })
        .catch(() => undefined);
    };
    const stop = useApp.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(save, pause);
    });
    window.addEventListener('pagehide', save);
    return () => {
      stop();
      clearTimeout(timer);
      window.removeEventListener('pagehide', save);
    };
  }, []);

  // The scenario on screen may be removed, here or by an undo.
  const scenarioId = useApp((state) => state.scenarioId);
  useEffect(() => {
    if (!ready || plan.scenarios.some((scenario) => scenario.id === scenarioId)) return;
    useApp.setState({ scenarioId: defaultScenario(plan) });
  }, [ready, plan, scenarioId]);

  return ready ? <Frame plan={plan} /> : null;
}
