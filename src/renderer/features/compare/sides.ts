import type { PlanState, ScenarioSummary } from '../../../shared/contract/plan.ts';
import type { Snapshot } from '../../../shared/contract/redraw.ts';

/** Scenarios on screen at most; the first is what the others are compared with. */
export const mostSides = 4;

/** Snapshots as scenarios to compare with, each under the one it was taken of. */
export function withSnapshots(
  scenarios: readonly ScenarioSummary[],
  snapshots: readonly Snapshot[],
  label: (snapshot: Snapshot, of: ScenarioSummary) => string,
): ScenarioSummary[] {
  const known = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  return [
    ...scenarios,
    ...snapshots.flatMap((snapshot) => {
      const of = known.get(snapshot.ofId);
      return of
        ? [{ ...of, id: snapshot.id, parentId: of.id, isPresent: false, name: label(snapshot, of) }]
        : [];
    }),
  ];
}

/** Which scenarios are compared: as remembered where they still are, else the present state and the one on screen. */
export function readSides(
  memory: unknown,
  scenarios: readonly Pick<ScenarioSummary, 'id' | 'isPresent'>[],
  own: PlanState['scenarios'],
  activeId: number | null,
): number[] {
  const known = new Set(scenarios.map(({ id }) => id));
  const remembered = typeof memory === 'object' && memory !== null && 'ids' in memory ? memory.ids : [];
  const sides: number[] = [];
  const add = (id: unknown) => {
    if (typeof id === 'number' && known.has(id) && !sides.includes(id)) sides.push(id);
  };
  if (Array.isArray(remembered)) for (const id of remembered.slice(0, mostSides)) add(id);
  if (sides.length < 2) add(own.find(({ isPresent }) => isPresent)?.id ?? own[0]?.id);
  if (sides.length < 2) add(activeId);
  if (sides.length < 2) add(own.findLast(({ id }) => !sides.includes(id))?.id);
  return sides;
}

/** One side changed. Chosen twice, the two change places: the same on both sides compares nothing. */
export function withSide(sides: readonly number[], at: number, id: number): number[] {
  const other = sides.indexOf(id);
  return sides.map((side, index) => (index === at ? id : index === other ? (sides[at] ?? side) : side));
}
