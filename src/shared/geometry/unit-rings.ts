/**
 * The rings of all units laid end to end: units have parts, parts have rings (outer first), rings have arcs; ~arc = backwards. Outer
 * rings wind one way, holes the other. A ring of 33,000 units is a view made when it is asked for: kept, they are 100,000
 * objects that every collection of garbage goes through.
 */
export class UnitRings {
  readonly count: number;
  /** First ring of each unit; one more entry closes the last. */
  readonly #first: Int32Array;
  readonly #ringStart: Int32Array;
  readonly #refs: Int32Array;

  /** @param unitStart first part of each unit @param partStart first ring of each part @param ringStart first arc of each ring in `ringRefs`; each with one more entry */
  constructor(
    unitStart: Int32Array,
    partStart: Int32Array,
    ringStart: Int32Array = new Int32Array(1),
    ringRefs: Int32Array = new Int32Array(0),
  ) {
    this.count = unitStart.length - 1;
    this.#first = unitStart.map((part) => partStart[part] ?? 0);
    this.#ringStart = ringStart;
    this.#refs = ringRefs;
  }

  /** Whether a unit has a shape. */
  has(unit: number): boolean {
    return (this.#first[unit] ?? 0) < (this.#first[unit + 1] ?? 0);
  }

  /** Rings of a unit, part after part. */
  of(unit: number): Int32Array[] {
    const rings: Int32Array[] = [];
    for (let ring = this.#first[unit] ?? 0; ring < (this.#first[unit + 1] ?? 0); ring++)
      rings.push(this.#refs.subarray(this.#ringStart[ring], this.#ringStart[ring + 1]));
    return rings;
  }

  /** Arcs of all rings of a unit, one after another. */
  arcs(unit: number): Int32Array {
    const at = (of: number) => this.#ringStart[this.#first[of] ?? 0] ?? 0;
    return this.#refs.subarray(at(unit), at(unit + 1));
  }
}
