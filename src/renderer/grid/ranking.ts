const collator = new Intl.Collator(['zh-CN', 'en'], { numeric: true });

/** Texts read, compared or looked up in one step: about a millisecond. */
export const stepTexts = 512;

/** Work done a step at a time; the last one answers. */
export type Steps<Result> = Generator<void, Result, void>;

/**
 * So many different texts are looked for among those before, further ones stand for themselves: V8 enters every text that a map
 * or set is asked for in a table, which each collection of garbage goes through at once (15 ms for three columns of 100,000 rows).
 */
const mostDifferent = 1024;

/** Texts in the language's order, and the rank of each; those the language holds for equal share one. */
export class Ranking {
  private readonly sorted: string[] = [];
  /** Of each of them. */
  private readonly ranks: number[] = [];

  /** @param keys takes the rank of each of `texts` */
  static *of(texts: readonly string[], keys: Float64Array): Steps<Ranking> {
    const ranking = new Ranking();
    const { different, places } = yield* told(texts);
    const order = yield* inOrder(different);
    const ranks = new Float64Array(different.length);
    let rank = 0;
    for (const [at, place] of order.entries()) {
      const text = different[place] as string;
      if (at > 0 && collator.compare(ranking.sorted[at - 1] as string, text) !== 0) rank += 1;
      ranking.sorted.push(text);
      ranking.ranks.push(rank);
      ranks[place] = rank;
      if (at % stepTexts === 0) yield;
    }
    for (let at = 0; at < keys.length; at++) keys[at] = ranks[places[at] as number] as number;
    return ranking;
  }

  /** Rank of a text that was ranked; undefined for another. */
  rankOf(text: string): number | undefined {
    const place = placeIn(this.sorted, text);
    return this.isAt(place, text) ? this.ranks[place] : undefined;
  }

  /** Rank of a new text: halfway between its neighbours'; null where no number is left there. */
  letIn(text: string): number | null {
    const { sorted, ranks } = this;
    const place = placeIn(sorted, text);
    const above = ranks[place];
    const rank = this.isAt(place, text) ? above : between(ranks[place - 1], above);
    if (rank === undefined || rank === null) return null;
    sorted.splice(place, 0, text);
    ranks.splice(place, 0, rank);
    return rank;
  }

  private isAt(place: number, text: string): boolean {
    const next = this.sorted[place];
    return next !== undefined && collator.compare(next, text) === 0;
  }
}

/** The texts, those told again left out while few are different, and where among them each of all stands. */
function* told(texts: readonly string[]): Steps<{ different: string[]; places: Uint32Array }> {
  const different: string[] = [];
  const places = new Uint32Array(texts.length);
  const known = new Map<string, number>();
  for (const [at, text] of texts.entries()) {
    const isLookedFor = known.size < mostDifferent;
    const place = isLookedFor ? known.get(text) : undefined;
    places[at] = place ?? different.length;
    if (place === undefined) {
      if (isLookedFor) known.set(text, different.length);
      different.push(text);
    }
    if (at % stepTexts === 0) yield;
  }
  return { different, places };
}

/** A number between two, the one side or both open; null when there is none. */
function between(below: number | undefined, above: number | undefined): number | null {
  if (below === undefined) return (above ?? 1) - 1;
  if (above === undefined) return below + 1;
  const middle = (below + above) / 2;
  return middle > below && middle < above ? middle : null;
}

/** The first place whose text is not before this one. */
function placeIn(sorted: readonly string[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (collator.compare(sorted[middle] as string, text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Places of the texts in the language's order: short runs sorted, then merged two by two (Knuth, The Art of Computer Programming 3, 5.2.4). */
function* inOrder(texts: readonly string[]): Steps<Uint32Array> {
  const compare = (a: number, b: number) => collator.compare(texts[a] as string, texts[b] as string);
  let order = Uint32Array.from(texts.keys());
  for (let from = 0; from < order.length; from += stepTexts) {
    order.subarray(from, from + stepTexts).sort(compare);
    yield;
  }
  for (let length = stepTexts; length < order.length; length *= 2) {
    const longer = new Uint32Array(order.length);
    for (let from = 0; from < order.length; from += 2 * length) {
      const middle = Math.min(from + length, order.length);
      const end = Math.min(middle + length, order.length);
      yield* merge(order, { from, middle, end }, longer, compare);
    }
    order = longer;
  }
  return order;
}

/** Merges two sorted runs that stand one after the other into the same places of `into`. */
function* merge(
  order: Uint32Array,
  { from, middle, end }: { from: number; middle: number; end: number },
  into: Uint32Array,
  compare: (a: number, b: number) => number,
): Steps<void> {
  let [left, right] = [from, middle];
  for (let at = from; at < end; at++) {
    const isLeft =
      right >= end || (left < middle && compare(order[left] as number, order[right] as number) <= 0);
    into[at] = order[isLeft ? left++ : right++] as number;
    if (at % stepTexts === 0) yield;
  }
}
