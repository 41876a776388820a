import L from 'leaflet';
import { translate } from '../../app/i18n.ts';
import { setApp, useApp } from '../../app/store.ts';
import { alignmentNow } from '../../app/territory-actions.ts';
import { toast } from '../../app/toast.tsx';
import type { DragShape } from '../paint-shape.ts';
import { pick } from '../pick.ts';
import { noLine, useLine } from './line-store.ts';
import { type DragTool, dragStart, nothingPainted, type Place, type ToolGround } from './tool.ts';

/** Pixels that an arrow key moves the cross, and with Shift. */
const stride = { far: 24, near: 4 };
/** A freehand line is thinned to this, pixels: nobody draws finer. */
const fine = 1.5;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Draws the line a territory is split by: dragged freehand; or corner by corner with clicks, or with arrows and Enter over a
 * cross; a double click, or Enter twice, ends it. The active territory is split if the line meets it, else the one it meets most.
 */
export class LineTool implements DragTool {
  readonly cursor = 'crosshair';
  private readonly ground: ToolGround;
  private corners: L.LatLng[] = [];
  private drawing: [number, number][] | null = null;
  private cross: L.LatLng | null = null;

  constructor(ground: ToolGround) {
    this.ground = ground;
  }

  painted(): ReadonlySet<number> {
    return nothingPainted;
  }

  shape(at: Place | null): DragShape | null {
    const { map } = this.ground;
    const pixels = (place: L.LatLng): [number, number] => {
      const { x, y } = map.latLngToContainerPoint(place);
      return [x, y];
    };
    if (this.drawing !== null) return { kind: 'line', points: this.drawing, cursor: null };
    const cursor = this.cross && pixels(this.cross);
    const next: [number, number] | null = cursor ?? (at && [at.x, at.y]);
    const points = this.corners.map(pixels);
    if (points.length === 0) return cursor && { kind: 'line', points: [], cursor };
    return { kind: 'line', points: next ? [...points, next] : points, cursor };
  }

  begin({ x, y }: Place): void {
    this.cross = null;
    this.drawing = [[x, y]];
  }

  move({ x, y }: Place): void {
    this.drawing?.push([x, y]);
  }

  end({ x, y, latlng }: Place): void {
    const { drawing } = this;
    this.drawing = null;
    if (drawing === null) return;
    const [x1, y1] = drawing[0] ?? [x, y];
    if (drawing.every(([px, py]) => Math.hypot(px - x1, py - y1) < dragStart)) this.addCorner(latlng);
    else {
      const thinned = L.LineUtil.simplify(
        drawing.map((point) => L.point(point)),
        fine,
      );
      this.finish([
        ...this.corners,
        ...thinned.map((point) => this.ground.map.containerPointToLatLng(point)),
      ]);
    }
  }

  doubleClick(): void {
    this.finish(this.corners);
  }

  key(event: KeyboardEvent): boolean {
    const arrow = arrows[event.key];
    if (arrow !== undefined) this.moveCross(arrow, event.shiftKey ? stride.near : stride.far);
    else if (event.key === 'Enter' && this.cross !== null) this.setCorner(this.cross);
    else if (event.key === 'Enter' && this.corners.length > 1) this.finish(this.corners);
    else if (event.key === 'Backspace' && this.corners.length > 0) {
      this.corners.pop();
      this.tell();
    } else return false;
    return true;
  }

  cancel(): boolean {
    const begun = this.corners.length > 0 || this.cross !== null || this.drawing !== null;
    this.corners = [];
    this.cross = null;
    this.drawing = null;
    useLine.setState(noLine);
    return begun;
  }

  private moveCross([dx, dy]: readonly [number, number], far: number): void {
    const { map } = this.ground;
    const from = this.cross ?? this.corners.at(-1);
    if (from === undefined) this.cross = map.getCenter();
    else {
      const { x, y } = map.latLngToContainerPoint(from);
      this.cross = map.containerPointToLatLng([x + dx * far, y + dy * far]);
      map.panInside(this.cross, { padding: [40, 40], animate: false });
    }
    this.tell();
  }

  /** Enter where the last corner is already ends the line. */
  private setCorner(place: L.LatLng): void {
    if (this.corners.at(-1)?.equals(place)) this.finish(this.corners);
    else this.addCorner(place);
  }

  private addCorner(place: L.LatLng): void {
    // The second press of a double click lies where the first did.
    if (this.corners.at(-1)?.equals(place) === true) return;
    this.corners.push(place);
    this.tell();
  }

  private tell(): void {
    const unit = this.cross && this.unitAt(this.cross);
    useLine.setState({
      corners: this.corners.length,
      over: this.ground.scene()?.unitNames[unit ?? -1] ?? '',
    });
  }

  private unitAt(latlng: L.LatLng): number {
    const scene = this.ground.scene();
    const found = scene && pick(this.ground.layer, scene, latlng, this.ground.map.getZoom(), false);
    return found?.kind === 'unit' ? found.unit : -1;
  }

  private finish(corners: readonly L.LatLng[]): void {
    this.cancel();
    if (corners.length < 2) return;
    const territoryId = this.territoryAcross(corners);
    if (territoryId === null) toast(() => translate('map:line.nothing'));
    else
      setApp({
        operation: {
          kind: 'splitLine',
          territoryId,
          line: corners.map(({ lng, lat }) => [lng, lat]),
          eachPiece: false,
        },
      });
  }

  /** The active territory if the line meets it, else the one it runs through longest; null when it meets none. */
  private territoryAcross(corners: readonly L.LatLng[]): number | null {
    const { map } = this.ground;
    const owners = this.ground.scene()?.unitOwner ?? [];
    const met = new Map<number, number>();
    const pixels = corners.map((corner) => map.latLngToContainerPoint(corner));
    pixels.forEach((to, at) => {
      const from = pixels[at - 1] ?? to;
      const steps = Math.max(1, Math.ceil(from.distanceTo(to) / 4));
      for (let step = 1; step <= steps; step++) {
        const between = from.add(to.subtract(from).multiplyBy(step / steps));
        const owner = owners[this.unitAt(map.containerPointToLatLng(between))] ?? 0;
        if (owner !== 0) met.set(owner, (met.get(owner) ?? 0) + 1);
      }
    });
    const { territoryId } = useApp.getState();
    if (territoryId !== null && met.has(territoryId)) return territoryId;
    const known = new Set(alignmentNow()?.territories.map(({ id }) => id));
    const most = [...met].filter(([id]) => known.has(id)).sort((a, b) => b[1] - a[1])[0];
    return most?.[0] ?? null;
  }
}
