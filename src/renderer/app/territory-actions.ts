import type { Alignment, TerritoryRow } from '../../shared/contract/scenario.ts';
import { give, keepAlignment, run, runAlignment } from './commands.ts';
import { translate } from './i18n.ts';
import { keys } from './queries.ts';
import { queryClient } from './query-client.ts';
import { movable, setApp, useApp } from './store.ts';

/** The alignment on screen, from the cache: actions run inside handlers, where it is there or there is nothing to do. */
export function alignmentNow(): Alignment | undefined {
  const { scenarioId } = useApp.getState();
  return scenarioId === null ? undefined : queryClient.getQueryData<Alignment>(keys.alignment(scenarioId));
}

export function territoryNow(territoryId: number): TerritoryRow | undefined {
  return alignmentNow()?.territories.find((territory) => territory.id === territoryId);
}

/** Makes a territory the one that assignments go to and selects it; 0 = the unassigned bucket. */
export function activate(territoryId: number, selectToo = true): void {
  setApp({ territoryId });
  if (selectToo) setApp({ selection: territoryId === 0 ? null : { kind: 'territory', ids: [territoryId] } });
}

/** Next or previous territory in the order of the list, the unassigned bucket last. */
export function stepTerritory(by: 1 | -1): void {
  const alignment = alignmentNow();
  if (alignment === undefined) return;
  const order = [...alignment.territories.map((territory) => territory.id), 0];
  const { territoryId } = useApp.getState();
  const at = territoryId === null ? (by === 1 ? -1 : 0) : order.indexOf(territoryId);
  activate(order[(at + by + order.length) % order.length] ?? 0);
}

/** Moves what is selected (units or accounts) to a territory; null = unassigned. */
export async function assignSelection(territoryId: number | null): Promise<boolean> {
  const chosen = movable(useApp.getState().selection);
  return chosen === null ? false : give(chosen, territoryId);
}

/** Enter: what is selected goes to the active territory. */
export async function assignToActive(): Promise<boolean> {
  const { territoryId } = useApp.getState();
  return territoryId === null ? false : assignSelection(territoryId === 0 ? null : territoryId);
}

/** 区域 37, or the next number no territory has. */
function freshName(): string {
  const taken = new Set(alignmentNow()?.territories.map((row) => row.name));
  for (let number = taken.size + 1; ; number++) {
    const name = translate('kpi:newName', { number });
    if (!taken.has(name)) return name;
  }
}

/** Adds an empty territory, makes it active and lets its name be typed. */
export async function addTerritory(): Promise<void> {
  const { scenarioId } = useApp.getState();
  if (scenarioId === null) return;
  const row = await run((to) => to.scenario.addTerritory({ scenarioId, name: freshName() }));
  if (row === undefined) return;
  await queryClient.invalidateQueries({ queryKey: keys.alignment(scenarioId) });
  setApp({
    territoryId: row.id,
    renaming: row.id,
    // The name is typed in the list of territories.
    screen: 'map',
    panelOpen: true,
    selection: { kind: 'territory', ids: [row.id] },
  });
}

interface TerritoryChange {
  name?: string;
  colour?: number;
  repId?: number | null;
  locked?: boolean;
  share?: number;
}

export async function updateTerritory(territoryId: number, change: TerritoryChange): Promise<boolean> {
  const { scenarioId } = useApp.getState();
  if (scenarioId === null) return false;
  return runAlignment((to) => to.scenario.updateTerritory({ scenarioId, territoryId, ...change }));
}

export async function toggleLock(territoryId: number): Promise<void> {
  const territory = territoryNow(territoryId);
  if (territory !== undefined) await updateTerritory(territoryId, { locked: !territory.locked });
}

/** Locks or opens all territories, or those named. */
export async function lockAll(locked: boolean, territoryIds?: readonly number[]): Promise<void> {
  const { scenarioId } = useApp.getState();
  if (scenarioId !== null)
    await runAlignment((to) =>
      to.scenario.lockAll({
        scenarioId,
        locked,
        ...(territoryIds ? { territoryIds: [...territoryIds] } : {}),
      }),
    );
}

/** Its units become unassigned (null) or go to another territory (merge). The toast offers Undo. */
export async function removeTerritory(territoryId: number, intoId: number | null): Promise<void> {
  const { scenarioId } = useApp.getState();
  if (scenarioId === null) return;
  const alignment = await run((to) => to.scenario.removeTerritory({ scenarioId, territoryId, intoId }));
  if (alignment === undefined) return;
  keepAlignment(alignment);
  setApp({ territoryId: intoId, selection: intoId === null ? null : { kind: 'territory', ids: [intoId] } });
}

/** Ids of the units a territory holds (0 = unassigned), in the order of data.units. */
export function unitsOf(territoryId: number): number[] {
  const units = queryClient.getQueryData<{ id: number }[]>(keys.units) ?? [];
  const assigned = alignmentNow()?.unitTerritory ?? [];
  return units.filter((_, index) => assigned[index] === territoryId).map((unit) => unit.id);
}
