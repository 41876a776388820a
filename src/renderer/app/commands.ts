import i18next from 'i18next';
import type { PlanState } from '../../shared/contract/plan.ts';
import type { Alignment, Breach, Edited } from '../../shared/contract/scenario.ts';
import { stepText } from '../../shared/i18n/step-text.ts';
import { withEffect } from '../features/effect/move-store.ts';
import { breachText } from '../map/redraw/breach-text.ts';
import { type Client, client } from './client.ts';
import { followLarge } from './follow-job.ts';
import { formatOf } from './format.ts';
import { translate } from './i18n.ts';
import { keys } from './queries.ts';
import { queryClient } from './query-client.ts';
import { useApp } from './store.ts';
import { toastError, toastWarning } from './toast.tsx';
import { travel } from './travel.ts';
import { isStepping } from './writing.ts';

/**
 * Runs one call. A failure becomes a toast in the user's words and answers undefined, so that callers need no try.
 * What was done, with Undo, is told by the plan's own events (events.ts): commands show nothing on success.
 */
export async function run<R>(call: (client: Client) => Promise<R>): Promise<R | undefined> {
  try {
    return await call(client());
  } catch (error) {
    toastError(error);
    return undefined;
  }
}

/** The server's answer wins over whatever was shown before. */
export function keepAlignment(alignment: Alignment): Alignment {
  queryClient.setQueryData<Alignment>(keys.alignment(alignment.scenarioId), (now) =>
    now !== undefined && now.revision > alignment.revision ? now : alignment,
  );
  return alignment;
}

/** The plan as it is after a step back or on. */
async function arrive(at: Promise<PlanState | null>): Promise<void> {
  const state = await at;
  if (state !== null) queryClient.setQueryData(keys.state, state);
}

/** Rules of the guard rails that an edit broke are told, with the way back. */
export function warnOf(breaches: readonly Breach[]): void {
  if (breaches.length === 0) return;
  const format = () => formatOf(i18next.language === 'zh' ? 'zh' : 'en');
  const lines = breaches.slice(0, 3).map((breach) => () => breachText(translate, format(), breach));
  const back = { text: () => translate('undo'), run: () => void undo() };
  toastWarning(() => translate('whatIf:rails.warning'), lines, back);
}

/** A command that answers the scenario's new alignment. */
export async function runAlignment(call: (client: Client) => Promise<Alignment>): Promise<boolean> {
  return tookAlignment(await run(call));
}

function tookAlignment(alignment: Alignment | null | undefined): boolean {
  if (alignment == null) return false;
  keepAlignment(alignment);
  warnOf('breaches' in alignment ? (alignment as Edited).breaches : []);
  return true;
}

export const undo = (): Promise<void> => step('undo');
export const redo = (): Promise<void> => step('redo');

async function step(way: 'undo' | 'redo'): Promise<void> {
  const label = queryClient.getQueryData<PlanState | null>(keys.state)?.[way] ?? null;
  // While the plan is being written, or goes back or on, it is about what comes of that, which has no name yet.
  const { isWriting } = useApp.getState();
  if (label === null && !isStepping() && !(isWriting && way === 'undo')) return;
  const queued = translate(way);
  const isNamed = label !== null && !isWriting;
  const now = isNamed ? translate(`${way}Step`, { step: stepText(translate, label) }) : queued;
  await arrive(travel({ now, queued }, (signal) => client().plan[way](undefined, { signal })));
}

/** Back, or forward again, until `seq` is the last step done; 0 = before the first. */
export async function jumpTo(seq: number): Promise<void> {
  const text = translate('historyPanel.jumping');
  await arrive(travel({ now: text, queued: text }, (signal) => client().plan.jumpTo({ seq }, { signal })));
}

/**
 * Moves units of the scenario on screen to a territory (null = unassigned). The map shows it at once; when the server
 * refuses, the old picture comes back with the reason, unless the plan has moved on since.
 */
export async function assignUnits(unitIds: readonly number[], territoryId: number | null): Promise<boolean> {
  return moveUnits({ unitIds: [...unitIds], accountIds: [] }, territoryId, (to, scenarioId) =>
    to.scenario.assignUnits({ scenarioId, unitIds: [...unitIds], territoryId }),
  );
}

/** Whatever was chosen goes to a territory (null = unassigned), in one step. */
export async function give(
  chosen: { unitIds: readonly number[]; accountIds: readonly number[] },
  territoryId: number | null,
): Promise<boolean> {
  const { unitIds, accountIds } = chosen;
  if (accountIds.length === 0) return assignUnits(unitIds, territoryId);
  return unitIds.length === 0 ? assignAccounts(accountIds, territoryId) : assignBoth(chosen, territoryId);
}

/** Units and accounts in one step: accounts whose unit comes along or is there already go with it, others are held apart. */
async function assignBoth(
  { unitIds, accountIds }: { unitIds: readonly number[]; accountIds: readonly number[] },
  territoryId: number | null,
): Promise<boolean> {
  const ids = { unitIds: [...unitIds], accountIds: [...accountIds] };
  return moveUnits(ids, territoryId, (to, scenarioId) =>
    to.scenario.operate({ scenarioId, operation: { kind: 'assign', ...ids, territoryId } }),
  );
}

async function moveUnits(
  ids: { unitIds: number[]; accountIds: number[] },
  territoryId: number | null,
  call: (client: Client, scenarioId: number) => Promise<Alignment>,
): Promise<boolean> {
  const { scenarioId } = useApp.getState();
  if (scenarioId === null || ids.unitIds.length === 0) return false;
  const key = keys.alignment(scenarioId);
  const before = queryClient.getQueryData<Alignment>(key);
  const units = queryClient.getQueryData<{ id: number }[]>(keys.units);
  if (before !== undefined && units !== undefined) {
    const moved = new Set(ids.unitIds);
    const unitTerritory = before.unitTerritory.map((now, index) =>
      moved.has(units[index]?.id ?? 0) ? (territoryId ?? 0) : now,
    );
    queryClient.setQueryData<Alignment>(key, { ...before, unitTerritory });
  }
  const move = { scenarioId, ...ids, territoryId };
  const done = await withEffect(client(), move, () => runAlignment((to) => call(to, scenarioId)));
  if (!done && before !== undefined) keepAlignment(before);
  return done;
}

/** Holds accounts apart in a territory (null = unassigned); `follow` puts them back with their unit. */
export async function assignAccounts(
  accountIds: readonly number[],
  territoryId: number | null | 'follow',
): Promise<boolean> {
  const { scenarioId } = useApp.getState();
  if (scenarioId === null || accountIds.length === 0) return false;
  const { length } = accountIds;
  const text = () => {
    const format = formatOf(i18next.language === 'zh' ? 'zh' : 'en');
    return translate('grid:assigning', { count: length, text: format.count(length) });
  };
  const input = { scenarioId, accountIds: [...accountIds], territoryId };
  const assign = async () =>
    tookAlignment(
      await followLarge({ size: length, id: 'accounts', text }, (signal) =>
        client().scenario.assignAccounts(input, { signal }),
      ),
    );
  if (territoryId === 'follow') return assign();
  const move = { scenarioId, unitIds: [], accountIds: [...accountIds], territoryId };
  return withEffect(client(), move, assign);
}
