import L from 'leaflet';
import { createArcCache, type PixelArcs } from './arc-cache.ts';
import type { Geometry } from './geometry.ts';
import { type Anchor, createAnchors } from './labels.ts';
import { worldSize } from './mercator.ts';
import { layoutTerritories, layoutUnits, paintWords } from './paint-labels.ts';
import { paintGraticule, paintLand } from './paint-land.ts';
import { type DrawnPoints, paintAccounts, paintCompetitors, paintHomes } from './paint-points.ts';
import { type DragShape, paintShape } from './paint-shape.ts';
import {
  paintActive,
  paintBorders,
  paintFills,
  paintHover,
  paintLinks,
  paintLocked,
  paintMoved,
  paintSelectedUnits,
  paintStripes,
} from './paint-units.ts';
import type { Scene, View } from './scene.ts';

export interface Overlay {
  hoverUnit: number;
  /** Units a brush has passed over and not yet let go of. */
  painted: ReadonlySet<number>;
  shape: DragShape | null;
}

export const noOverlay: Overlay = { hoverUnit: -1, painted: new Set(), shape: null };

/** Part of the window drawn beyond each edge, so that a pan shows land at once. */
const overdraw = 0.15;
/** A picture that takes longer than this waits for the end of a move, milliseconds. */
const tooSlow = 14;

/** One imperative canvas over typed arrays: thousands of units cost no components and no DOM. */
export class TerritoryLayer extends L.Layer {
  private readonly box = L.DomUtil.create('div', 'leaflet-zoom-animated');
  private readonly base = document.createElement('canvas');
  private readonly top = document.createElement('canvas');
  private scene: Scene | null = null;
  private overlay: Overlay = noOverlay;
  private view: View | null = null;
  private corner: L.LatLng | null = null;
  private arcs: ((zoom: number) => PixelArcs) | null = null;
  private anchors: ((unitTerritory: Int32Array, count: number) => (Anchor | null)[]) | null = null;
  private geometry: Geometry | null = null;
  private frame = 0;
  private lastPaint = 0;
  drawn: DrawnPoints = { clusters: [], accounts: [] };

  override onAdd(map: L.Map): this {
    this.box.append(this.base, this.top);
    this.box.style.pointerEvents = 'none';
    for (const canvas of [this.base, this.top]) {
      canvas.style.position = 'absolute';
      canvas.style.inset = '0';
    }
    map.getPane('overlayPane')?.append(this.box);
    map.on('moveend viewreset resize zoomend', this.refresh, this);
    map.on('move zoom', this.follow, this);
    map.on('zoomanim', this.animate, this);
    this.refresh();
    return this;
  }

  override onRemove(map: L.Map): this {
    cancelAnimationFrame(this.frame);
    map.off('moveend viewreset resize zoomend', this.refresh, this);
    map.off('move zoom', this.follow, this);
    map.off('zoomanim', this.animate, this);
    this.box.remove();
    return this;
  }

  setScene(scene: Scene): void {
    if (scene.geometry !== this.geometry) {
      this.geometry = scene.geometry;
      this.arcs = createArcCache(scene.geometry);
      this.anchors = createAnchors(scene.geometry);
    }
    this.scene = scene;
    this.request();
  }

  setOverlay(overlay: Overlay): void {
    this.overlay = overlay;
    this.paintTop();
  }

  currentScene(): Scene | null {
    return this.scene;
  }

  private request(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.refresh());
  }

  /** While the map moves: keep up when a picture is cheap, else let the old one slide. */
  private follow(): void {
    if (this.lastPaint < tooSlow) this.request();
  }

  private animate(event: L.ZoomAnimEvent): void {
    const map = this._map;
    if (this.corner === null || this.view === null) return;
    const pane = map.getPane('mapPane');
    const panned = pane ? L.DomUtil.getPosition(pane) : L.point(0, 0);
    // Where the canvas corner will lie once the zoom has ended, in the layer coordinates of that moment.
    const half = map.getSize().divideBy(2);
    const origin = map.project(event.center, event.zoom).subtract(half).add(panned).round();
    const to = map.project(this.corner, event.zoom).subtract(origin);
    L.DomUtil.setTransform(this.box, to, worldSize(event.zoom) / this.view.size);
  }

  private refresh(): void {
    const map = this._map;
    if (map === null || this.scene === null) return;
    const started = performance.now();
    const window = map.getSize();
    const inset = Math.round(Math.max(window.x, window.y) * overdraw);
    const corner = map.containerPointToLayerPoint([-inset, -inset]).round();
    const origin = map.getPixelOrigin().add(corner);
    const view: View = {
      zoom: map.getZoom(),
      size: worldSize(map.getZoom()),
      originX: origin.x,
      originY: origin.y,
      width: window.x + 2 * inset,
      height: window.y + 2 * inset,
    };
    this.view = view;
    this.corner = map.layerPointToLatLng(corner);
    L.DomUtil.setTransform(this.box, corner, 1);
    const context = this.prepare(this.base, view);
    if (context !== null) this.paint(context, this.scene, view, inset);
    this.paintTop();
    this.lastPaint = performance.now() - started;
  }

  private prepare(canvas: HTMLCanvasElement, view: View): CanvasRenderingContext2D | null {
    const ratio = window.devicePixelRatio;
    const width = Math.round(view.width * ratio);
    const height = Math.round(view.height * ratio);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${view.width}px`;
      canvas.style.height = `${view.height}px`;
    }
    const context = canvas.getContext('2d');
    context?.setTransform(ratio, 0, 0, ratio, 0, 0);
    context?.clearRect(0, 0, view.width, view.height);
    return context;
  }

  private paint(context: CanvasRenderingContext2D, scene: Scene, view: View, inset: number): void {
    const arcs = this.arcs?.(view.zoom);
    if (arcs === undefined) return;
    if (scene.layers.graticule) paintGraticule(context, scene, view, inset);
    paintLand(context, scene, arcs, view);
    paintFills(context, scene, arcs, view);
    paintStripes(context, scene, arcs, view);
    paintLocked(context, scene, arcs, view);
    paintBorders(context, scene, arcs, view);
    paintActive(context, scene, arcs, view);
    paintSelectedUnits(context, scene, arcs, view);
    paintMoved(context, scene, view);
    if (scene.layers.links) paintLinks(context, scene, view);
    paintCompetitors(context, scene, view);
    const anchors = this.anchors?.(scene.unitTerritory, scene.territories.length) ?? [];
    const layout = layoutTerritories(context, scene, view, anchors);
    this.drawn = paintAccounts(context, scene, view, inset, layout.free);
    paintHomes(context, scene, view);
    paintWords(context, scene, layoutUnits(context, scene, view, layout));
    paintWords(context, scene, layout.words);
  }

  private paintTop(): void {
    const { view, scene, overlay } = this;
    if (view === null || scene === null || this.arcs === null) return;
    const context = this.prepare(this.top, view);
    if (context === null) return;
    const arcs = this.arcs(view.zoom);
    for (const unit of overlay.painted) paintHover(context, scene, arcs, view, unit);
    if (overlay.hoverUnit !== -1) paintHover(context, scene, arcs, view, overlay.hoverUnit);
    const inset = (view.width - this._map.getSize().x) / 2;
    if (overlay.shape !== null) paintShape(context, scene.style, inset, overlay.shape);
  }
}
