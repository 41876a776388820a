import { countyCodes } from './county-codes.ts';

export interface CodeTrail {
  /** Codes of the plan that the code stands for today, or stood for when the plan's borders were drawn. */
  codes: readonly string[];
  /** The plan has the code itself, has what followed it, or has what it was made from. */
  how: 'same' | 'followed' | 'preceded';
}

/**
 * What a GB/T 2260 code stands for among the codes a plan has. A code that was given up leads on to its successors; a code newer
 * than the plan's borders leads back. More than one answer: the county was divided (or merged, when going back). Null: no way
 * leads to the plan.
 */
export function followCode(code: string, known: (code: string) => boolean): CodeTrail | null {
  if (known(code)) return { codes: [code], how: 'same' };
  const { after, before } = countyCodes();
  const onwards = reach([code], after, known);
  if (onwards.length > 0) return { codes: onwards, how: 'followed' };
  const back = reach([code], before, known);
  if (back.length > 0) return { codes: back, how: 'preceded' };
  // Between two borders: on to today, and back from there.
  const today = reach([code], after, (next) => countyCodes().counties.get(next)?.until === null);
  const around = reach(today, before, known);
  return around.length > 0 ? { codes: around, how: 'preceded' } : null;
}

/** The first known codes on every way from the starts; ways end at the first. */
function reach(
  starts: readonly string[],
  edges: ReadonlyMap<string, readonly string[]>,
  known: (code: string) => boolean,
): string[] {
  const found: string[] = [];
  const seen = new Set(starts);
  const queue = starts.flatMap((start) => edges.get(start) ?? []);
  for (let at = 0; at < queue.length; at++) {
    const code = queue[at] ?? '';
    if (seen.has(code)) continue;
    seen.add(code);
    if (known(code)) found.push(code);
    else queue.push(...(edges.get(code) ?? []));
  }
  return found;
}
