const collator = new Intl.Collator(['zh-CN', 'en'], { numeric: true });

/** Texts read, compared or looked up in one step: about a millisecond. */
export const stepTexts = 512;

/** Work done a step at a time; the last one answers. */
export type Steps<Result> = Generator<void, Result, void>;

/** Different texts in the language's order, and the rank of each; those the language holds for equal share one. */
export class Ranking {
  private readonly sorted: string[];
  private readonly ranks = new Map<string, number>();

  private constructor(sorted: string[]) {
    this.sorted = sorted;
  }

  static *of(different: ReadonlySet<string>): Steps<Ranking> {
    const ranking = new Ranking(yield* inOrder([...different]));
    const { sorted, ranks } = ranking;
    let rank = 0;
    for (const [at, text] of sorted.entries()) {
      if (at > 0 && collator.compare(sorted[at - 1] as string, text) !== 0) rank += 1;
      ranks.set(text, rank);
      if (at % stepTexts === 0) yield;
    }
    return ranking;
  }

  rankOf(text: string): number | undefined {
    return this.ranks.get(text);
  }

  /** Rank of a new text: halfway between its neighbours'; null where no number is left there. */
  letIn(text: string): number | null {
    const { sorted, ranks } = this;
    const place = placeIn(sorted, text);
    const next = sorted[place];
    const above = next === undefined ? undefined : ranks.get(next);
    const below = ranks.get(sorted[place - 1] ?? '');
    const isKnown = next !== undefined && collator.compare(next, text) === 0;
    const rank = isKnown ? above : between(place === 0 ? undefined : below, above);
    if (rank === undefined || rank === null) return null;
    sorted.splice(place, 0, text);
    ranks.set(text, rank);
    return rank;
  }
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

/** Sorts short runs, then merges them two by two (Knuth, The Art of Computer Programming 3, 5.2.4). */
function* inOrder(texts: readonly string[]): Steps<string[]> {
  let runs: string[][] = [];
  for (let from = 0; from < texts.length; from += stepTexts) {
    runs.push(texts.slice(from, from + stepTexts).sort(collator.compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: string[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      longer.push(yield* merged(runs[at] as string[], runs[at + 1] ?? []));
    runs = longer;
  }
  return runs[0] ?? [];
}

function* merged(a: readonly string[], b: readonly string[]): Steps<string[]> {
  const all: string[] = [];
  let [left, right] = [0, 0];
  while (left < a.length && right < b.length) {
    const [first, second] = [a[left] as string, b[right] as string];
    const isFirst = collator.compare(first, second) <= 0;
    all.push(isFirst ? first : second);
    if (isFirst) left += 1;
    else right += 1;
    if (all.length % stepTexts === 0) yield;
  }
  for (; left < a.length; left++) all.push(a[left] as string);
  for (; right < b.length; right++) all.push(b[right] as string);
  return all;
}
