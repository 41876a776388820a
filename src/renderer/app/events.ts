import type { PlanEvent } from '../../shared/contract/plan.ts';
import type { Alignment } from '../../shared/contract/scenario.ts';
import { stepText } from '../../shared/i18n/step-text.ts';
import { client } from './client.ts';
import { redo, undo } from './commands.ts';
import { translate } from './i18n.ts';
import { awaitMap } from './map-shown.ts';
import { keys, shapeQuery } from './queries.ts';
import { queryClient } from './query-client.ts';
import { fetchMapAhead } from './screens.ts';
import { toast } from './toast.tsx';

type Topic = PlanEvent['topics'][number];

const questions: Record<Topic, readonly (readonly unknown[])[]> = {
  state: [keys.guardRails],
  units: [keys.units, keys.boundaries, keys.neighbours, keys.market, ['fairness'], ['compare']],
  accounts: [keys.accounts, keys.units, ['layers'], keys.market, ['fairness'], ['quota'], ['compare']],
  reps: [keys.reps, keys.market, ['fairness'], ['pay'], ['quota'], ['compare']],
  competitors: [keys.competitors, keys.units, keys.market],
  links: [keys.neighbours, keys.units],
  scenarios: [keys.snapshots, ['compare'], ['tree'], ['layers'], ['review'], ['comments']],
  alignment: [
    ['preview'],
    ['previewMerge'],
    ['principles'],
    ['compare'],
    ['fairness'],
    ['pay'],
    ['effect'],
    ['tree'],
    ['quota'],
    ['review'],
  ],
  quota: [['quota'], ['compare'], ['fairness'], ['pay'], ['effect'], ['review']],
  pay: [['pay'], ['effect'], ['compare']],
  tree: [['tree'], ['quota']],
  layers: [['layers'], ['compare'], ['tree']],
  staffing: [],
  market: [keys.market, ['quota']],
  review: [['comments'], ['review']],
};

/** Time a command's own answer gets to arrive before its event asks again. Milliseconds. */
const settle = 80;

/** Alignments older than the plan; a command's own answer is already as new as its event. */
function refreshAlignments(revision: number): void {
  void queryClient.invalidateQueries({
    queryKey: ['alignment'],
    predicate: (query) => ((query.state.data as Alignment | undefined)?.revision ?? 0) < revision,
  });
}

function refresh(event: PlanEvent): void {
  // What is taken back or done again has no answer of its own, and is asked for before all else: the map waits for it.
  if (event.kind === 'did') setTimeout(() => refreshAlignments(event.revision), settle);
  else refreshAlignments(event.revision);
  void queryClient.invalidateQueries({ queryKey: keys.state });
  void queryClient.invalidateQueries({ queryKey: keys.history });
  // worked out from nearly everything, and asked again only where it is on screen
  for (const queryKey of [['sizing'], ['staffing']]) void queryClient.invalidateQueries({ queryKey });
  const asked = new Set(event.topics.flatMap((topic) => questions[topic]));
  for (const queryKey of asked) void queryClient.invalidateQueries({ queryKey });
}

function tell(event: PlanEvent): void {
  if (event.label === null) return;
  const { label } = event;
  const step = () => stepText(translate, label);
  const back = { text: () => translate('undo'), run: () => void undo() };
  const again = { text: () => translate('redo'), run: () => void redo() };
  if (event.kind === 'did') toast(step, back);
  if (event.kind === 'undid') toast(() => translate('undone', { step: step() }), again);
  if (event.kind === 'redid') toast(() => translate('redone', { step: step() }), back);
}

/** Every cached question belongs to the plan that was open: a new plan starts clean. */
function forgetPlan(): void {
  awaitMap();
  queryClient.removeQueries({
    predicate: (query) => !['info', 'preferences', 'state', 'recent'].includes(String(query.queryKey[0])),
  });
  void queryClient.invalidateQueries({ queryKey: keys.state });
  void queryClient.invalidateQueries({ queryKey: keys.recent });
}

/**
 * Borders, which nothing else is needed for, and what `ahead.ts` asks for: it is read apart, since it looks into the remembered
 * view, whose parser the first screen does without. Without it the screens ask themselves.
 */
async function fetchAhead(): Promise<void> {
  void queryClient.prefetchQuery(shapeQuery);
  await fetchMapAhead();
}

/** Follows the plan's events until aborted; a broken stream is taken up again. */
export async function followEvents(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const event of await client().plan.events(undefined, { signal })) {
        if (event.kind === 'opened' || event.kind === 'closed') {
          forgetPlan();
          if (event.kind === 'opened') fetchAhead().catch(() => undefined);
        } else {
          refresh(event);
          tell(event);
        }
      }
    } catch {
      if (signal.aborted) return;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
    // Whatever happened while nobody listened is asked for again.
    if (!signal.aborted) void queryClient.invalidateQueries();
  }
}
