import type { UnitLink } from '../../shared/contract/data.ts';
import { AppError } from '../../shared/errors.ts';
import type { OnStage } from '../jobs/answer-apart.ts';
import { lookForLinks, type SuggestedLink } from '../jobs/link-job.ts';
import type { Plan, PlanWriter } from '../plan/plan.ts';
import type { Projection } from './projection.ts';
import { inTurns } from './turns.ts';

type Kind = 'link' | 'barrier' | 'none';

/** Links (bridges, ferries) and barriers the user draws between units. */
export function createLinksService(plan: () => Plan, projection: Projection) {
  const unitName = (id: number) => {
    const unit = plan().get('unit', { id });
    if (!unit) throw new AppError('NOT_FOUND', { what: 'unit', id });
    return unit.name;
  };
  const pairs = () => {
    const { units, adjacency } = projection.dataset();
    const { offsets, neighbours } = adjacency;
    const a = new Int32Array(neighbours.length / 2);
    const b = new Int32Array(neighbours.length / 2);
    let count = 0;
    for (let unit = 0; unit < units.length; unit++)
      for (let edge = offsets[unit]; edge < offsets[unit + 1]; edge++) {
        if (neighbours[edge] < unit) continue;
        a[count] = units[unit].id;
        b[count++] = units[neighbours[edge]].id;
      }
    return { a, b };
  };
  function* borders() {
    const around = pairs();
    yield;
    const topology = plan().boundaryBytes(0);
    if (!topology) return null;
    const task = { topology, ...around };
    yield;
    return task;
  }
  return {
    /** Ids of units that count as neighbours, each pair once, and what was drawn by hand. */
    neighbours(): { pairs: { a: Int32Array; b: Int32Array }; links: UnitLink[] } {
      const links = (['link', 'barrier'] as const).flatMap((kind) =>
        plan()
          .where('unit_pair', { kind })
          .map(({ a, b }): UnitLink => ({ a, b, kind })),
      );
      return { pairs: pairs(), links };
    },

    setLink(a: number, b: number, kind: Kind): void {
      if (a === b) throw new AppError('VALUE_INVALID', { field: 'link', value: unitName(a) });
      const params = { a: unitName(a), b: unitName(b) };
      plan().edit({ key: `links.${kind}`, params }, ['links', 'units', 'alignment'], (write) =>
        writePair(write, a, b, kind),
      );
    },

    /** For every group of units that nothing joins to the rest: its nearest unit outside. @throws AppError as `lookForLinks` */
    async suggest(onStage?: OnStage, signal?: AbortSignal): Promise<SuggestedLink[]> {
      const task = await inTurns(plan, borders, signal);
      return task === null ? [] : lookForLinks(task, onStage, signal);
    },

    accept(pairs: readonly (readonly [number, number])[]): void {
      for (const pair of pairs) pair.forEach(unitName);
      plan().edit(
        { key: 'links.accept', params: { count: pairs.length } },
        ['links', 'units', 'alignment'],
        (write) => {
          for (const [a, b] of pairs) writePair(write, a, b, 'link');
        },
      );
    },
  };
}

/**
 * A barrier lies only where units touch, a link only where they do not: taking a barrier away makes them neighbours again,
 * taking a link away leaves nothing.
 */
function writePair(write: PlanWriter, first: number, second: number, kind: Kind): void {
  const a = Math.min(first, second);
  const b = Math.max(first, second);
  const existing = write.get('unit_pair', { a, b })?.kind;
  const touching = existing === 'adjacent' || existing === 'barrier';
  if (kind === 'barrier') {
    if (touching) write.put('unit_pair', { a, b, kind: 'barrier' });
    else if (existing === 'link') write.remove('unit_pair', { a, b });
  } else if (touching) {
    write.put('unit_pair', { a, b, kind: 'adjacent' });
  } else if (kind === 'link') {
    write.put('unit_pair', { a, b, kind: 'link' });
  } else if (existing === 'link') {
    write.remove('unit_pair', { a, b });
  }
}

export type LinksService = ReturnType<typeof createLinksService>;
