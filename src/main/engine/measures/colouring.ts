/**
 * Colours for territories: neighbours never alike. Smallest-last order (Matula and Beck 1983): on a planar map every
 * territory then meets at most five neighbours already coloured, so a palette of six is always enough; the rest of the palette
 * is used to spread the colours evenly over the map.
 * @param neighbours touching territories per territory (`territoryNeighbours`), symmetric
 * @param paletteSize number of colours, 6 or more for a guarantee on planar maps
 * @param present colours the territories have now, -1 = none; kept wherever no neighbour has the same
 * @returns colour 0..paletteSize-1 per territory. Same input, same colours. Should links make the map so far from planar that
 * the palette runs out, the colour fewest neighbours have is taken.
 */
export function colourTerritories(
  neighbours: readonly ReadonlySet<number>[],
  paletteSize: number,
  present?: Int32Array,
): Int32Array {
  const order = smallestLast(neighbours).reverse();
  if (present !== undefined) {
    const kept = paint(neighbours, paletteSize, order, keepable(neighbours, paletteSize, present));
    if (isProper(neighbours, kept)) return kept;
  }
  return paint(neighbours, paletteSize, order, new Int32Array(neighbours.length).fill(-1));
}

/** Territories in the order of repeatedly taking out the one with fewest neighbours left (ties: lowest index). */
function smallestLast(neighbours: readonly ReadonlySet<number>[]): number[] {
  const degree = neighbours.map((set) => set.size);
  const taken = new Uint8Array(neighbours.length);
  const order: number[] = [];
  while (order.length < neighbours.length) {
    let least = -1;
    for (let territory = 0; territory < degree.length; territory++) {
      if (taken[territory] === 0 && (least < 0 || degree[territory] < degree[least])) least = territory;
    }
    taken[least] = 1;
    order.push(least);
    for (const other of neighbours[least]) degree[other]--;
  }
  return order;
}

/** Present colours without those a lower-numbered neighbour already has. */
function keepable(
  neighbours: readonly ReadonlySet<number>[],
  paletteSize: number,
  present: Int32Array,
): Int32Array {
  const kept = new Int32Array(neighbours.length).fill(-1);
  for (let territory = 0; territory < neighbours.length; territory++) {
    const colour = present[territory];
    if (colour < 0 || colour >= paletteSize) continue;
    if (![...neighbours[territory]].some((other) => kept[other] === colour)) kept[territory] = colour;
  }
  return kept;
}

function paint(
  neighbours: readonly ReadonlySet<number>[],
  paletteSize: number,
  order: readonly number[],
  start: Int32Array,
): Int32Array {
  const colours = start.slice();
  const used = new Int32Array(paletteSize);
  for (const colour of colours) if (colour >= 0) used[colour]++;
  const near = new Int32Array(paletteSize);
  for (const territory of order) {
    if (colours[territory] >= 0) continue;
    near.fill(0);
    for (const other of neighbours[territory]) if (colours[other] >= 0) near[colours[other]]++;
    let best = 0;
    for (let colour = 1; colour < paletteSize; colour++) {
      if (near[colour] < near[best] || (near[colour] === near[best] && used[colour] < used[best]))
        best = colour;
    }
    colours[territory] = best;
    used[best]++;
  }
  return colours;
}

function isProper(neighbours: readonly ReadonlySet<number>[], colours: Int32Array): boolean {
  return neighbours.every((set, territory) =>
    [...set].every((other) => colours[other] !== colours[territory]),
  );
}
