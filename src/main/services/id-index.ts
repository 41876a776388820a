/** Positions in a list of ids that rise: found by halving, so that nothing is made of 100,000 of them beforehand. */
export class IdIndex {
  readonly ids: readonly number[];

  constructor(ids: readonly number[]) {
    this.ids = ids;
  }

  get(id: number): number | undefined {
    const { ids } = this;
    let low = 0;
    let high = ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ids[middle] < id) low = middle + 1;
      else high = middle;
    }
    return ids[low] === id ? low : undefined;
  }

  has(id: number): boolean {
    return this.get(id) !== undefined;
  }
}
