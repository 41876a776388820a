import type { UnitLink } from '../../shared/contract/data.ts';
import { AppError } from '../../shared/errors.ts';
import type { Plan, PlanWriter } from '../plan/plan.ts';

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
