import { nobody } from './claims.ts';
import type { NetFace } from './net.ts';

/** Faces that hang together. */
export interface Patch {
  faces: readonly number[];
  areaM2: number;
  /** Length of the border around them, metres. */
  outline: number;
}

/** Faces for which `belongs` holds, in patches: two beside each other are in one patch where `together` says so. */
export function contiguous(
  faces: readonly NetFace[],
  belongs: (face: number) => boolean,
  together: (a: number, b: number) => boolean = () => true,
): Patch[] {
  const met = new Uint8Array(faces.length);
  const patches: Patch[] = [];
  for (let start = 0; start < faces.length; start++) {
    if (met[start] || !belongs(start)) continue;
    const patch = [start];
    met[start] = 1;
    let areaM2 = 0;
    let outline = 0;
    for (const face of patch) {
      areaM2 += faces[face].areaM2;
      outline += faces[face].outline;
      for (const [other, metres] of faces[face].beside) {
        if (!belongs(other) || !together(face, other)) continue;
        outline -= metres;
        if (met[other]) continue;
        met[other] = 1;
        patch.push(other);
      }
    }
    patches.push({ faces: patch, areaM2, outline });
  }
  return patches;
}

/** Gives a patch to the unit that shares the longest border with it, the first of equals; to nobody where none does. */
export function giveAway({ faces: patch }: Patch, faces: readonly NetFace[], owner: Int32Array): void {
  const own = new Set(patch);
  const shared = new Map<number, number>();
  for (const face of patch)
    for (const [other, metres] of faces[face].beside)
      if (!own.has(other) && owner[other] !== nobody)
        shared.set(owner[other], (shared.get(owner[other]) ?? 0) + metres);
  const [best] = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  for (const face of patch) owner[face] = best ? best[0] : nobody;
}
