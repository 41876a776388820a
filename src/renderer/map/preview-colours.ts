import type { Geometry } from './geometry.ts';

/**
 * Palette indices for numbered areas (a design still running) so that no two that touch look alike. Each keeps its own
 * usual colour where it can, so that the picture stays calm from one best-so-far to the next.
 */
export function previewColours(
  geometry: Pick<Geometry, 'arcA' | 'arcB'>,
  unitArea: Int32Array,
  areas: number,
  colours: number,
): Int32Array {
  const touching: Set<number>[] = Array.from({ length: areas }, () => new Set());
  geometry.arcA.forEach((a, arc) => {
    const from = unitArea[a] ?? -1;
    const to = unitArea[geometry.arcB[arc] ?? -1] ?? -1;
    if (from === to || from < 0 || to < 0) return;
    touching[from]?.add(to);
    touching[to]?.add(from);
  });
  const colour = new Int32Array(areas).fill(-1);
  for (let area = 0; area < areas; area++) {
    const taken = new Set([...(touching[area] ?? [])].map((other) => colour[other]));
    // Hues that follow each other in the palette are given far apart: five has no divisor in common with twelve.
    const usual = (area * 5) % colours;
    for (let step = 0; step < colours && colour[area] === -1; step++) {
      const candidate = (usual + step) % colours;
      if (!taken.has(candidate)) colour[area] = candidate;
    }
    if (colour[area] === -1) colour[area] = usual;
  }
  return colour;
}
