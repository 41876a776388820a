import type { z } from 'zod';
import type { rejectedEdit } from '../../shared/contract/data.ts';
import type { PlanEvent } from '../../shared/contract/plan.ts';
import type { Breach } from '../../shared/contract/scenario.ts';
import type { EditableTable } from '../../shared/domain/edit-fields.ts';
import type { Cell } from '../../shared/rows/packed-cells.ts';
import { finish, type Pieces } from '../plan/pieces.ts';
import type { Plan, PlanWriter } from '../plan/plan.ts';
import { type CellValue, columnsOf, type EditColumn } from './edit-columns.ts';
import { refuseFrozen, watchRails } from './guard.ts';
import { type Following, type OnStage, unfollowed } from './job-events.ts';
import { beforeLeaving } from './leaving.ts';
import { rebuildPresentInPieces } from './present.ts';
import type { Projection } from './projection.ts';
import { columnFor, readCell } from './read-cell.ts';
import { relocate } from './relocate.ts';
import { inTurns, soon } from './turns.ts';
import { createUnitFinder } from './unit-finder.ts';

type Rejected = z.infer<typeof rejectedEdit>;

export interface EditRequest {
  table: EditableTable;
  scenarioId?: number | undefined;
  cells: readonly Cell[];
}

const allTopics: readonly PlanEvent['topics'][number][] = [
  'units',
  'accounts',
  'reps',
  'alignment',
  'scenarios',
  'staffing',
  'state',
];

/** Thrown inside the edit to take everything back when a write is refused; never leaves this file. */
class Refused extends Error {}

interface EditAnswer {
  changed: number;
  rejected: Rejected[];
  /** Rules of the guard rails that the edit broke and that only warn. */
  breaches: Breach[];
}

/** A cell as read: where its value goes. */
interface Ready {
  readonly cell: Cell;
  readonly column: EditColumn;
  readonly value: CellValue;
}

/** Cells read or written in one piece: some ten milliseconds. */
const cellsAtOnce = 500;

/** Cells as typed or pasted: all are read and checked first, then written as one step, or none is. */
export function createEditService(plan: () => Plan, projection: Projection) {
  const finder = createUnitFinder();
  /** What each cell means, or why it means nothing. */
  function* reading(
    { table, scenarioId, cells }: EditRequest,
    onStage?: OnStage,
  ): Pieces<{ ready: Ready[]; rejected: Rejected[] }> {
    const rejected: Rejected[] = [];
    const ready: Ready[] = [];
    const columns = columnsOf(table, scenarioId ?? null);
    // A fill writes one rep's name 100,000 times: it is looked up once.
    const known = new Map<string, ReturnType<typeof readCell>>();
    for (const [at, cell] of cells.entries()) {
      if (at % cellsAtOnce === 0) {
        onStage?.('checking', at, cells.length);
        if (at > 0) yield;
      }
      const { field, value } = cell;
      const column = columnFor(plan(), table, columns, field);
      const text = `${field}\t${value}`;
      let read = known.get(text);
      if (read === undefined) {
        read = column ? readCell(plan(), column, value, scenarioId ?? null) : 'VALUE_INVALID';
        known.set(text, read);
      }
      if (!column || typeof read === 'string')
        rejected.push({ ...cell, reason: String(read), ...(read === 'VALUE_RANGE' ? column?.range : {}) });
      else ready.push({ cell, column, value: read.value });
    }
    return { ready, rejected };
  }

  /** The step that writes what was read; cells it refuses are added to `rejected`. */
  const stepOf = (
    { table, scenarioId, cells }: EditRequest,
    ready: readonly Ready[],
    rejected: Rejected[],
    onStage?: OnStage,
  ) => {
    const redrawn = redraws({ table, cells }) ? scenarioId : undefined;
    const watch = redrawn === undefined ? null : watchRails(plan(), projection, redrawn);
    const onlyRedraws = table !== 'territories' && cells.every(({ field }) => field === 'territory');
    // Cells change no borders.
    const ground = projection.dataset();
    const settling = [...new Set(ready.map(({ column }) => column))].filter(({ settle }) => settle);
    const settle = (write: PlanWriter) => {
      for (const column of settling) column.settle?.(write);
    };
    function* writing(write: PlanWriter): Pieces<void> {
      /** Accounts whose coordinates were written and whose unit was not looked up since. */
      const moved = new Set<number>();
      for (const [at, { cell, column, value }] of ready.entries()) {
        if (at % cellsAtOnce === 0) {
          settle(write);
          onStage?.('writing', at, ready.length);
          if (at > 0) yield;
        }
        if (column.movesAccount) moved.add(cell.id);
        else if (column.asksUnit && moved.delete(cell.id)) relocate(write, [cell.id], finder.of(write));
        const reason = column.write(write, cell.id, value);
        if (reason) rejected.push({ ...cell, reason });
      }
      settle(write);
      // only when all are written: two reps may change places in one step
      for (const { cell, column } of ready) {
        const reason = column.check?.(write, cell.id) ?? null;
        if (reason) rejected.push({ ...cell, reason });
      }
      if (rejected.length > 0) throw new Refused();
      yield;
      if (moved.size > 0) relocate(write, moved, finder.of(write));
      yield;
      if (ready.some(({ column }) => column.movesAccount || column.changesPresent))
        yield* rebuildPresentInPieces(write, ground);
      yield;
      watch?.refuse(write);
      onStage?.('keeping', 0, 0);
    }
    return {
      label: { key: `edit.${table}`, params: { count: ready.length } },
      topics: onlyRedraws ? (['alignment', 'staffing', 'state'] as const) : allTopics,
      writing,
      done: (): EditAnswer => ({ changed: ready.length, rejected, breaches: watch?.breaches() ?? [] }),
    };
  };
  const refuseEarly = (request: EditRequest) => {
    if (redraws(request) && request.scenarioId !== undefined) refuseFrozen(plan(), request.scenarioId);
  };
  const refused = (rejected: Rejected[]): EditAnswer => ({ changed: 0, rejected, breaches: [] });

  const edit = (request: EditRequest): EditAnswer => {
    refuseEarly(request);
    const { ready, rejected } = finish(reading(request));
    if (rejected.length > 0) return refused(rejected);
    const { label, topics, writing, done } = stepOf(request, ready, rejected);
    try {
      plan().edit(label, topics, (write) => finish(writing(write)));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return refused(rejected);
    }
    return done();
  };
  const editing = async (request: EditRequest, { onStage, signal }: Following): Promise<EditAnswer> => {
    while (!plan().isIdle()) await plan().idle();
    refuseEarly(request);
    const { ready, rejected } = await inTurns(plan, () => reading(request, onStage), signal);
    if (rejected.length > 0) return refused(rejected);
    const isLong = ready.some(({ column }) => column.movesAccount || column.changesPresent);
    if (ready.length <= cellsAtOnce && !isLong) return edit(request);
    if (ready.some(({ column }) => column.movesAccount)) await finder.prepare(plan());
    const { label, topics, writing, done } = stepOf(request, ready, rejected, onStage);
    try {
      await plan().editInTurns(label, topics, writing, signal);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return refused(rejected);
    }
    await projection.ready();
    return soon(plan(), done);
  };

  /** Cells asked for later are written later: thousands are read for a while first, and would overwrite what was typed meanwhile. */
  let last: Promise<unknown> = Promise.resolve();

  return {
    /** @throws AppError SCENARIO_FROZEN, and GUARD_RAIL where cells that redraw territories break a rule that forbids */
    edit,

    /**
     * As `edit`, thousands of cells, and those the present state follows from, in turns of the event loop. Given up before the step
     * stands it leaves the plan as it was. @throws AppError as `edit`, JOB_CANCELLED
     */
    async editInTurns(request: EditRequest, following: Following = unfollowed): Promise<EditAnswer> {
      return beforeLeaving(plan(), (begin) => {
        const edited = last.then(() => {
          begin();
          return editing(request, following);
        });
        last = edited.catch(() => undefined);
        return edited;
      });
    },
  };
}

/** Whether cells change who has what. */
const redraws = ({ table, cells }: Pick<EditRequest, 'table' | 'cells'>): boolean =>
  table === 'territories' || cells.some(({ field }) => field === 'territory');

export type EditService = ReturnType<typeof createEditService>;
