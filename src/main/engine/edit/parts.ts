/** A graph whose nodes are to be parted: units of a territory, or its cities. Always connected. */
export interface PartGraph {
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  /** 0 or more per node. */
  readonly load: Float64Array;
  /** Place per node, any plane. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Rounds of moving the centres; the best parts seen win. */
const rounds = 12;

/**
 * Parts a connected graph in `count` connected parts of near-equal load: balanced k-means (Bradley, Bennett and Demiriz 2000, with
 * growth over the graph in place of their flow): centres far apart, the lightest part takes the node nearest its centre that it
 * touches, centres move to their parts' middles and the parts grow anew; at last single nodes move while that evens the loads.
 * @param onShare hears how much is done, 0..1, never less than before: each round takes its share, half of it for growing (nodes
 * taken), half for evening (how much of the unevenness is gone); rounds end early once the centres stand
 * @returns part 0..count−1 per node, each used; null when there are fewer nodes than parts
 */
export function partGraph(
  graph: PartGraph,
  count: number,
  onShare: (share: number) => void = () => {},
): Int32Array | null {
  const nodes = graph.load.length;
  if (count < 1 || nodes < count) return null;
  const load = graph.load.some((value) => value > 0) ? graph.load : new Float64Array(nodes).fill(1);
  let centres = farApart(graph, count);
  let best: Int32Array | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const half = (begun: number) => (share: number) => onShare((round + (begun + share) / 2) / rounds);
    const part = grow(graph, load, centres, half(0));
    even(graph, load, part, count, half(1));
    const heaviest = Math.max(...sums(load, part, count));
    if (heaviest < least) {
      least = heaviest;
      best = part;
    }
    const next = middles(graph, load, part, count);
    if (next.every((node, index) => node === centres[index])) break;
    centres = next;
  }
  onShare(1);
  return best;
}

const apart = ({ x, y }: PartGraph, a: number, b: number) => (x[a] - x[b]) ** 2 + (y[a] - y[b]) ** 2;

/** Farthest-first: the node farthest from the middle, then always the one farthest from all chosen. */
function farApart(graph: PartGraph, count: number): number[] {
  const nodes = graph.load.length;
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / nodes;
  const [mx, my] = [mean(graph.x), mean(graph.y)];
  const nearest = Float64Array.from(
    { length: nodes },
    (_, node) => (graph.x[node] - mx) ** 2 + (graph.y[node] - my) ** 2,
  );
  const chosen: number[] = [];
  while (chosen.length < count) {
    let next = -1;
    for (let node = 0; node < nodes; node++) {
      if (!chosen.includes(node) && (next === -1 || nearest[node] > nearest[next])) next = node;
    }
    if (chosen.length === 0) nearest.fill(Number.POSITIVE_INFINITY);
    chosen.push(next);
    for (let node = 0; node < nodes; node++)
      nearest[node] = Math.min(nearest[node], apart(graph, node, next));
  }
  return chosen;
}

/** Parts grown from their centres, the lightest first; a part that is shut in waits. */
function grow(
  graph: PartGraph,
  load: Float64Array,
  centres: readonly number[],
  onShare: (share: number) => void,
): Int32Array {
  const part = new Int32Array(load.length).fill(-1);
  const total = new Float64Array(centres.length);
  const frontier = centres.map(() => new Set<number>());
  const take = (node: number, to: number) => {
    part[node] = to;
    total[to] += load[node];
    for (const set of frontier) set.delete(node);
    for (let edge = graph.offsets[node]; edge < graph.offsets[node + 1]; edge++)
      if (part[graph.neighbours[edge]] === -1) frontier[to].add(graph.neighbours[edge]);
  };
  centres.forEach((centre, to) => {
    take(centre, to);
  });
  for (let taken = centres.length; taken < load.length; taken++) {
    let lightest = -1;
    for (let to = 0; to < centres.length; to++)
      if (frontier[to].size > 0 && (lightest === -1 || total[to] < total[lightest])) lightest = to;
    let nearest = -1;
    for (const node of frontier[lightest]) {
      const distance = apart(graph, node, centres[lightest]);
      const known = nearest === -1 ? Number.POSITIVE_INFINITY : apart(graph, nearest, centres[lightest]);
      if (distance < known || (distance === known && node < nearest)) nearest = node;
    }
    take(nearest, lightest);
    onShare((taken + 1) / load.length);
  }
  return part;
}

function sums(load: Float64Array, part: Int32Array, count: number): Float64Array {
  const total = new Float64Array(count);
  part.forEach((to, node) => {
    total[to] += load[node];
  });
  return total;
}

/** The node nearest each part's middle by load. */
function middles(graph: PartGraph, load: Float64Array, part: Int32Array, count: number): number[] {
  return Array.from({ length: count }, (_, own) => {
    let [weight, x, y] = [0, 0, 0];
    part.forEach((to, node) => {
      if (to !== own) return;
      const w = load[node] + 1e-9;
      weight += w;
      x += w * graph.x[node];
      y += w * graph.y[node];
    });
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    part.forEach((to, node) => {
      if (to !== own) return;
      const distance = (graph.x[node] - x / weight) ** 2 + (graph.y[node] - y / weight) ** 2;
      if (distance < least) {
        least = distance;
        best = node;
      }
    });
    return best;
  });
}

/** Moves border nodes from heavier to lighter parts while that lowers the sum of squares and parts stay connected. */
function even(
  graph: PartGraph,
  load: Float64Array,
  part: Int32Array,
  count: number,
  onShare: (share: number) => void,
): void {
  const { offsets, neighbours } = graph;
  const total = sums(load, part, count);
  const mean = total.reduce((sum, value) => sum + value, 0) / count;
  // Each move lowers it.
  const uneven = () => total.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const first = uneven();
  // Only nodes that touch another part can move: kept up to date, so that a move costs what the borders are long.
  const border = new Set<number>();
  const look = (node: number) => {
    let touches = false;
    for (let edge = offsets[node]; edge < offsets[node + 1] && !touches; edge++)
      touches = part[neighbours[edge]] !== part[node];
    if (touches) border.add(node);
    else border.delete(node);
  };
  for (let node = 0; node < part.length; node++) look(node);
  for (let moves = 0; moves < 4 * part.length; moves++) {
    const stuck = new Set<number>();
    let move = bestMove(graph, load, part, total, border, stuck);
    while (move && !staysWhole(graph, part, move.node)) {
      stuck.add(move.node);
      move = bestMove(graph, load, part, total, border, stuck);
    }
    if (!move) return;
    const { node, to } = move;
    total[part[node]] -= load[node];
    total[to] += load[node];
    part[node] = to;
    onShare(first > 0 ? 1 - Math.min(1, uneven() / first) : 1);
    look(node);
    for (let edge = offsets[node]; edge < offsets[node + 1]; edge++) look(neighbours[edge]);
  }
}

/** The move that gains most; of equal ones that of the first node, to the first part. */
function bestMove(
  { offsets, neighbours }: PartGraph,
  load: Float64Array,
  part: Int32Array,
  total: Float64Array,
  border: ReadonlySet<number>,
  stuck: ReadonlySet<number>,
): { node: number; to: number } | null {
  let best = -1;
  let into = -1;
  let most = 1e-9;
  for (const node of border) {
    if (load[node] === 0 || stuck.has(node)) continue;
    for (let edge = offsets[node]; edge < offsets[node + 1]; edge++) {
      const to = part[neighbours[edge]];
      if (to === part[node]) continue;
      const gain = load[node] * (total[part[node]] - total[to] - load[node]);
      if (gain < most || gain <= 1e-9) continue;
      if (gain === most && (node > best || (node === best && to >= into))) continue;
      best = node;
      into = to;
      most = gain;
    }
  }
  return best < 0 ? null : { node: best, to: into };
}

/** The node's part is not empty and stays connected without it. */
function staysWhole(graph: PartGraph, part: Int32Array, node: number): boolean {
  const own = part[node];
  const inside: number[] = [];
  for (let edge = graph.offsets[node]; edge < graph.offsets[node + 1]; edge++)
    if (part[graph.neighbours[edge]] === own) inside.push(graph.neighbours[edge]);
  if (inside.length === 0) return false;
  const missing = new Set(inside);
  missing.delete(inside[0]);
  const seen = new Set([node, inside[0]]);
  const queue = [inside[0]];
  for (let head = 0; head < queue.length && missing.size > 0; head++) {
    for (let edge = graph.offsets[queue[head]]; edge < graph.offsets[queue[head] + 1]; edge++) {
      const next = graph.neighbours[edge];
      if (part[next] !== own || seen.has(next)) continue;
      seen.add(next);
      missing.delete(next);
      queue.push(next);
    }
  }
  return missing.size === 0;
}
