import type { UnitLink } from '../../shared/contract/data.ts';
import { AppError } from '../../shared/errors.ts';
import { boundaryPolygons } from '../engine/geo/boundary.ts';
import { suggestLinks } from '../engine/geo/islands.ts';
import type { Plan, PlanWriter } from '../plan/plan.ts';
import { readBoundary } from './boundary.ts';

type Kind = 'link' | 'barrier' | 'none';

/** Links (bridges, ferries) and barriers the user draws between units. */
export function createLinksService(plan: () => Plan) {
  const unitName = (id: number) => {
    const unit = plan().get('unit', { id });
    if (!unit) throw new AppError('NOT_FOUND', { what: 'unit', id });
    return unit.name;
  };
  return {
    neighbours(): { pairs: [number, number][]; links: UnitLink[] } {
      const pairs: [number, number][] = [];
      const links: UnitLink[] = [];
      for (const { a, b, kind } of plan().all('unit_pair')) {
        if (kind !== 'barrier') pairs.push([a, b]);
        if (kind !== 'adjacent') links.push({ a, b, kind });
      }
      return { pairs, links };
    },

    setLink(a: number, b: number, kind: Kind): void {
      if (a === b) throw new AppError('VALUE_INVALID', { field: 'link', value: unitName(a) });
      const params = { a: unitName(a), b: unitName(b) };
      plan().edit({ key: `links.${kind}`, params }, ['links', 'units', 'alignment'], (write) =>
        writePair(write, a, b, kind),
      );
    },

    /** For every group of units that nothing joins to the rest: its nearest unit outside. */
    suggest(): { a: number; b: number; metres: number }[] {
      const boundary = readBoundary(plan());
      if (!boundary) return [];
      const { ids, set } = boundaryPolygons(boundary);
      const position = new Map(ids.map((id, index) => [id, index]));
      const pairs = this.neighbours().pairs.flatMap(([a, b]): [number, number][] => {
        const from = position.get(a);
        const to = position.get(b);
        return from === undefined || to === undefined ? [] : [[from, to]];
      });
      return suggestLinks(set, pairs).map(({ a, b, metres }) => ({ a: ids[a], b: ids[b], metres }));
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
