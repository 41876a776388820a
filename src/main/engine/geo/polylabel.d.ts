/** polylabel 2 ships no types. */
declare module 'polylabel' {
  /** Pole of inaccessibility of [outer, ...holes], with its distance to the border; in the coordinates' own unit. */
  export default function polylabel(
    polygon: readonly (readonly (readonly [number, number])[])[],
    precision?: number,
  ): [number, number] & { distance: number };
}
