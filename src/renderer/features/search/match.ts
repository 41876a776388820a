/** How well a thing answers a query: lower is better, null = not at all. Code, then name, then pinyin initials. */
export function rank(
  query: string,
  fields: { code?: string; name: string; initials?: string },
): number | null {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return null;
  const code = fields.code?.toLowerCase() ?? '';
  const name = fields.name.toLowerCase();
  const initials = fields.initials?.toLowerCase() ?? '';
  if (name === wanted || code === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (initials.startsWith(wanted)) return 2;
  if (code.startsWith(wanted)) return 3;
  if (name.includes(wanted)) return 4;
  if (initials.includes(wanted)) return 5;
  return code.includes(wanted) && wanted.length >= 3 ? 6 : null;
}

/** The best matches, best first; equal ones keep their order. */
export function best<T>(
  things: readonly T[],
  query: string,
  limit: number,
  fields: (thing: T) => { code?: string; name: string; initials?: string },
): T[] {
  const found: { thing: T; rank: number }[] = [];
  for (const thing of things) {
    const score = rank(query, fields(thing));
    if (score !== null) found.push({ thing, rank: score });
  }
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map((hit) => hit.thing);
}
