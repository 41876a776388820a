declare module 'polylabel' {
  /** Pole of inaccessibility of a polygon's rings; `distance` to its nearest edge in the same units. */
  export default function polylabel(
    polygon: readonly (readonly (readonly [number, number] | number[])[])[],
    precision?: number,
  ): [number, number] & { distance: number };
}
