import {
  accountsWithin,
  type Cluster,
  cellOf,
  clusterAbove,
  clusterAccounts,
  clusterRadius,
  isWithin,
} from './cluster.ts';
import type { Box } from './labels.ts';
import type { AccountPoints, Scene, View } from './scene.ts';

type Context = CanvasRenderingContext2D;

/** `radius` in pixels; 0 = drawn as a dot without its number. */
export interface PlacedCluster extends Cluster {
  radius: number;
}

/** Points that were drawn, so that the pointer finds what the eye sees. */
export interface DrawnPoints {
  clusters: readonly PlacedCluster[];
  /** Positions among the accounts; empty while they are clustered. */
  accounts: readonly number[];
}

/** Half the size of a class's mark, pixels: A, B, C. */
export const markSizes = [4.6, 3.6, 2.7];

/** A: disc, B: diamond, C: triangle; told apart by shape and size, not by colour. */
export function traceMark(context: Context, customerClass: number, x: number, y: number, size: number): void {
  if (customerClass === 0) {
    context.moveTo(x + size, y);
    context.arc(x, y, size, 0, 2 * Math.PI);
  } else if (customerClass === 1) {
    context.moveTo(x, y - size * 1.15);
    context.lineTo(x + size * 1.15, y);
    context.lineTo(x, y + size * 1.15);
    context.lineTo(x - size * 1.15, y);
    context.closePath();
  } else {
    context.moveTo(x, y - size * 1.2);
    context.lineTo(x + size * 1.15, y + size * 0.85);
    context.lineTo(x - size * 1.15, y + size * 0.85);
    context.closePath();
  }
}

function seen(view: View) {
  return {
    minX: view.originX / view.size,
    minY: view.originY / view.size,
    maxX: (view.originX + view.width) / view.size,
    maxY: (view.originY + view.height) / view.size,
  };
}

/** Accounts on the canvas and, once asked for, their clusters: the same as long as neither they nor the view change. */
class Looked {
  readonly view: View;
  readonly around: readonly number[];
  /** Those of them that are in the window. */
  readonly inWindow: readonly number[];
  private readonly accounts: AccountPoints;
  private gathered: readonly Cluster[] | null = null;

  constructor(accounts: AccountPoints, view: View, inset: number) {
    this.accounts = accounts;
    this.view = view;
    this.around = accountsWithin(accounts, seen(view));
    const margin = inset - 20;
    const inner = seen({
      ...view,
      originX: view.originX + margin,
      originY: view.originY + margin,
      width: view.width - 2 * margin,
      height: view.height - 2 * margin,
    });
    this.inWindow = this.around.filter((i) => isWithin(accounts, i, inner));
  }

  get clusters(): readonly Cluster[] {
    this.gathered ??= clusterAccounts(this.accounts, this.around, this.view.size);
    return this.gathered;
  }
}

const looked = new WeakMap<AccountPoints, Looked>();

function lookAt(accounts: AccountPoints, view: View, inset: number): Looked {
  const last = looked.get(accounts);
  const { size, originX, originY, width, height } = view;
  if (
    last !== undefined &&
    last.view.size === size &&
    last.view.originX === originX &&
    last.view.originY === originY &&
    last.view.width === width &&
    last.view.height === height
  )
    return last;
  const now = new Looked(accounts, view, inset);
  looked.set(accounts, now);
  return now;
}

/** `free` takes a box where no label lies: clusters step aside for names. */
export function paintAccounts(
  context: Context,
  scene: Scene,
  view: View,
  inset: number,
  free: (box: Box) => boolean,
): DrawnPoints {
  if (!scene.layers.accounts) return { clusters: [], accounts: [] };
  const all = lookAt(scene.accounts, view, inset);
  const { inWindow } = all;
  if (inWindow.length <= clusterAbove) {
    paintMarks(context, scene, view, all.around);
    return { clusters: [], accounts: all.around };
  }
  const clusters = stepAside(all.clusters, view, free);
  paintClusters(context, scene, view, clusters);
  if (scene.selectedAccounts.size > 0) {
    const selected = inWindow.filter((i) => scene.selectedAccounts.has(scene.accounts.ids[i] ?? 0));
    if (selected.length <= clusterAbove) paintMarks(context, scene, view, selected);
    else {
      const cells = new Set(selected.map((i) => cellOf(scene.accounts, i, view.size)));
      ringClusters(
        context,
        scene,
        view,
        clusters.filter(({ cell }) => cells.has(cell)),
      );
    }
  }
  return { clusters, accounts: [] };
}

function paintMarks(context: Context, scene: Scene, view: View, which: readonly number[]): void {
  const { accounts, style } = scene;
  const grow = view.zoom >= 10 ? 1.35 : view.zoom >= 8.5 ? 1.12 : 0.9;
  // One path per look: colour of the territory, filled or hollow. Small marks first, so that A lies on top.
  const looks = new Map<string, number[]>();
  for (const i of which) {
    const held = scene.exceptions.get(accounts.ids[i] ?? 0);
    const territory = held ?? scene.unitTerritory[accounts.unit[i] ?? -1] ?? -1;
    const colour = scene.territories[territory]?.colour.line ?? style.unassignedEdge;
    const key = `${2 - (accounts.customerClass[i] ?? 0)}|${accounts.approximate[i]}|${held === undefined ? 0 : 1}|${colour}`;
    const look = looks.get(key);
    if (look === undefined) looks.set(key, [i]);
    else look.push(i);
  }
  for (const key of [...looks.keys()].sort()) {
    const [order, approximate, held, colour = style.point] = key.split('|');
    const customerClass = 2 - Number(order);
    const size = (markSizes[customerClass] ?? 3) * grow;
    context.beginPath();
    for (const i of looks.get(key) ?? []) {
      const x = (accounts.x[i] ?? 0) * view.size - view.originX;
      const y = (accounts.y[i] ?? 0) * view.size - view.originY;
      traceMark(context, customerClass, x, y, size);
    }
    context.lineWidth = held === '1' ? 4.5 : 2;
    context.strokeStyle = held === '1' ? style.ink : style.pointEdge;
    context.stroke();
    if (held === '1') {
      context.lineWidth = 2.4;
      context.strokeStyle = style.pointEdge;
      context.stroke();
    }
    context.fillStyle = approximate === '1' ? style.pointEdge : colour;
    context.fill();
    if (approximate === '1') {
      context.lineWidth = 1.2;
      context.strokeStyle = colour;
      context.stroke();
    }
  }
  paintSelectedMarks(context, scene, view, which);
}

function paintSelectedMarks(context: Context, scene: Scene, view: View, which: readonly number[]): void {
  if (scene.selectedAccounts.size === 0) return;
  const { accounts, style } = scene;
  context.beginPath();
  for (const i of which) {
    if (!scene.selectedAccounts.has(accounts.ids[i] ?? 0)) continue;
    const x = (accounts.x[i] ?? 0) * view.size - view.originX;
    const y = (accounts.y[i] ?? 0) * view.size - view.originY;
    context.moveTo(x + 9, y);
    context.arc(x, y, 9, 0, 2 * Math.PI);
  }
  strokeChosen(context, style);
}

/** The path so far, as what is chosen is drawn. */
function strokeChosen(context: Context, style: Scene['style']): void {
  context.lineWidth = 4.5;
  context.strokeStyle = style.halo;
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = style.selection;
  context.stroke();
}

/** Rings the clusters that hold what is chosen, when it is too much to mark one by one. */
function ringClusters(context: Context, scene: Scene, view: View, clusters: readonly PlacedCluster[]): void {
  for (const cluster of clusters) {
    const x = cluster.x * view.size - view.originX;
    const y = cluster.y * view.size - view.originY;
    context.beginPath();
    context.arc(x, y, (cluster.radius || dotRadius) + 2, 0, 2 * Math.PI);
    strokeChosen(context, scene.style);
  }
}

/** Where a cluster may step when a label or another cluster is in its place, pixels. */
const steps: readonly (readonly [number, number])[] = [0, 13, 22, 31].flatMap((reach): [number, number][] =>
  reach === 0
    ? [[0, 0]]
    : [
        [0, reach],
        [0, -reach],
        [reach, 0],
        [-reach, 0],
        [reach * 0.7, reach * 0.7],
        [-reach * 0.7, reach * 0.7],
        [reach * 0.7, -reach * 0.7],
        [-reach * 0.7, -reach * 0.7],
      ],
);

/** Clusters where their number can be read; one without room becomes a dot (radius 0) where it was. The largest choose first. */
function stepAside(clusters: readonly Cluster[], view: View, free: (box: Box) => boolean): PlacedCluster[] {
  return [...clusters]
    .sort((a, b) => b.count - a.count)
    .map((cluster) => {
      const radius = clusterRadius(cluster.count);
      const x = cluster.x * view.size - view.originX;
      const y = cluster.y * view.size - view.originY;
      const step = steps.find(([dx, dy]) =>
        free({ x: x + dx - radius, y: y + dy - radius, width: 2 * radius, height: 2 * radius }),
      );
      if (step === undefined) return { ...cluster, radius: 0 };
      return { ...cluster, x: cluster.x + step[0] / view.size, y: cluster.y + step[1] / view.size, radius };
    });
}

/** Radius of a cluster that found no room for its number, pixels. */
const dotRadius = 3;

function paintClusters(context: Context, scene: Scene, view: View, clusters: readonly PlacedCluster[]): void {
  const { style } = scene;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.font = '500 9.5px system-ui, sans-serif';
  for (const cluster of clusters) {
    const x = cluster.x * view.size - view.originX;
    const y = cluster.y * view.size - view.originY;
    context.beginPath();
    context.arc(x, y, cluster.radius || dotRadius, 0, 2 * Math.PI);
    context.fillStyle = style.cluster;
    context.fill();
    context.lineWidth = 0.8;
    context.strokeStyle = style.clusterEdge;
    context.stroke();
    if (cluster.radius === 0) continue;
    context.fillStyle = style.clusterText;
    context.fillText(String(cluster.count), x, y + 0.5);
  }
}

/** Reps' homes are squares in their territory's colour, with a roof's notch; the selected one is ringed. */
export function paintHomes(context: Context, scene: Scene, view: View): void {
  if (!scene.layers.homes) return;
  for (const home of scene.homes) {
    const x = Math.round(home.x * view.size - view.originX);
    const y = Math.round(home.y * view.size - view.originY);
    const half = home.selected ? 7 : 5;
    context.fillStyle = scene.territories[home.territory]?.colour.solid ?? scene.style.unassigned;
    context.strokeStyle = scene.style.halo;
    context.lineWidth = 4;
    context.strokeRect(x - half, y - half, 2 * half, 2 * half);
    context.fillRect(x - half, y - half, 2 * half, 2 * half);
    context.strokeStyle = scene.style.ink;
    context.lineWidth = home.selected ? 2.5 : 1.5;
    context.strokeRect(x - half, y - half, 2 * half, 2 * half);
  }
}

export function paintCompetitors(context: Context, scene: Scene, view: View): void {
  if (!scene.layers.competitors) return;
  const arm = view.zoom >= 9 ? 4 : 3;
  context.beginPath();
  for (const site of scene.competitors) {
    const x = site.x * view.size - view.originX;
    const y = site.y * view.size - view.originY;
    context.moveTo(x - arm, y - arm);
    context.lineTo(x + arm, y + arm);
    context.moveTo(x + arm, y - arm);
    context.lineTo(x - arm, y + arm);
  }
  context.lineCap = 'butt';
  context.lineWidth = 3.6;
  context.strokeStyle = scene.style.pointEdge;
  context.stroke();
  context.lineWidth = 1.6;
  context.strokeStyle = scene.style.competitor;
  context.stroke();
}
