import type { StepLabel } from '../../../shared/contract/base.ts';
import type { Operation } from '../../../shared/contract/redraw.ts';
import { AppError } from '../../../shared/errors.ts';
import { giveToNeighbours } from '../../engine/edit/grow.ts';
import { fillHoles } from '../../engine/edit/holes.ts';
import { mergeTerritories, swapTerritories } from '../../engine/edit/merge-swap.ts';
import { type EditMap, unitsIn } from '../../engine/edit/redraw.ts';
import type { OverflowTask } from '../../jobs/overflow-job.ts';
import type { SplitTask } from '../../jobs/split-job.ts';
import type { Assignment } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { assignByHand } from './assign-by-hand.ts';
import type { Draft } from './draft.ts';
import { editMapOf, loads, openTerritory, toDraft } from './ground.ts';
import { overflowTask } from './overflow.ts';
import { split } from './split.ts';

export interface OperationInput {
  readonly data: Dataset;
  readonly assignment: Assignment;
  /** Id the first new territory gets. */
  readonly nextId: number;
  /** Territory index per unit once borders are straight, of one territory or (null) of all. Asked for only then. */
  readonly straightened: (map: EditMap, of: number | null) => Int32Array;
  /** The same of a territory in parts; null = it can't be parted. */
  readonly parted: (task: SplitTask) => Int32Array | null;
  /** The same once a territory's overflow is given to its neighbours. */
  readonly relieved: (task: OverflowTask) => Int32Array;
}

export interface Operated {
  readonly draft: Draft;
  readonly label: StepLabel;
}

/**
 * What a set operation makes of a scenario. Locked territories neither give nor take.
 * @throws AppError NOT_FOUND, TERRITORY_LOCKED, SPLIT_IMPOSSIBLE, SPLIT_LINE_MISSES, VALUE_INVALID for a territory with itself
 */
export function operate(input: OperationInput, operation: Operation): Operated {
  const { data, assignment } = input;
  const { territories } = assignment;
  const map = editMapOf(data, assignment);
  const open = (id: number) => openTerritory(assignment, id);
  const drawn = (unitTerritory: Int32Array, exceptions = assignment.exceptions): Draft => ({
    ...toDraft(territories, unitTerritory),
    exceptions,
  });

  switch (operation.kind) {
    case 'assign':
      return assignByHand(data, assignment, operation);
    case 'merge': {
      const [from, into] = [open(operation.territoryId), open(operation.intoId)];
      if (from.index === into.index)
        throw new AppError('VALUE_INVALID', { field: 'intoId', value: into.record.name });
      const exceptions = held(assignment, (id) => (id === from.id ? into.id : id));
      const draft = drawn(mergeTerritories(map, from.index, into.index), exceptions);
      return {
        draft: without(draft, from.id),
        label: { key: 'territory.merge', params: { name: from.record.name, into: into.record.name } },
      };
    }
    case 'swap': {
      const [a, b] = [open(operation.territoryId), open(operation.withId)];
      if (a.index === b.index) throw new AppError('VALUE_INVALID', { field: 'withId', value: a.record.name });
      const exceptions = held(assignment, (id) => (id === a.id ? b.id : id === b.id ? a.id : id));
      return {
        draft: drawn(swapTerritories(map, a.index, b.index), exceptions),
        label: { key: 'territory.swap', params: { a: a.record.name, b: b.record.name } },
      };
    }
    case 'dissolve': {
      const from = open(operation.territoryId);
      const { unit, territory } = loads(data, assignment, data.workload);
      const { territoryOf } = giveToNeighbours(
        map,
        unitsIn(map.territoryOf, from.index),
        unit,
        territory,
        Float64Array.from(territories, ({ share }) => share),
        new Set([from.index]),
      );
      return {
        draft: without(letGo(data, assignment, drawn(territoryOf), from.id), from.id),
        label: { key: 'territory.dissolve', params: { name: from.record.name } },
      };
    }
    case 'split':
    case 'splitLine':
      return split(input, map, operation);
    case 'fillHoles': {
      const into = operation.territoryId === null ? null : open(operation.territoryId).index;
      const label = { key: 'territory.fillHoles', params: nameOf(assignment, operation.territoryId) };
      return { draft: drawn(fillHoles(map, into)), label };
    }
    case 'straighten': {
      const of = operation.territoryId === null ? null : open(operation.territoryId).index;
      const label = { key: 'territory.straighten', params: nameOf(assignment, operation.territoryId) };
      return { draft: drawn(input.straightened(map, of)), label };
    }
    case 'giveOverflow': {
      const from = open(operation.territoryId);
      const territoryOf = input.relieved(overflowTask(input, map, operation, from.index));
      return {
        draft: drawn(territoryOf),
        label: { key: 'territory.overflow', params: { name: from.record.name } },
      };
    }
  }
}

function nameOf({ territories, territoryIndex }: Assignment, id: number | null): { name: string } {
  return { name: id === null ? '' : (territories[territoryIndex.get(id) ?? -1]?.name ?? '') };
}

function held({ exceptions }: Assignment, to: (territoryId: number) => number): Map<number, number> {
  return new Map([...exceptions].map(([account, territoryId]) => [account, to(territoryId)]));
}

const without = (draft: Draft, territoryId: number): Draft => ({
  ...draft,
  territories: draft.territories.filter(({ territory_id }) => territory_id !== territoryId),
});

/** Accounts held in a territory that goes follow their units again; where a locked territory would take one, nobody has it. */
function letGo(data: Dataset, assignment: Assignment, draft: Draft, territoryId: number): Draft {
  const locked = new Set(assignment.territories.flatMap((row) => (row.locked === 1 ? row.territory_id : [])));
  const exceptions = new Map(draft.exceptions);
  for (const [account, owner] of draft.exceptions) {
    if (owner !== territoryId) continue;
    const unit = data.accountUnit[data.accountIndex.get(account) ?? -1] ?? -1;
    if (unit >= 0 && locked.has(draft.unitTerritory[unit])) exceptions.set(account, 0);
    else exceptions.delete(account);
  }
  return { ...draft, exceptions };
}
