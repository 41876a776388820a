import L from 'leaflet';
import type { BaseMap } from '../../shared/contract/base-map.ts';
import { isMapShown, noteMapShown } from '../app/map-shown.ts';
import { BaseMapPicture } from './base-map/base-map-picture.ts';
import { fetchTile } from './base-map/use-base-map.ts';
import { type Geometry, wantsFiner } from './geometry.ts';
import { type Anchors, anchorsFor } from './labels.ts';
import { worldSize } from './mercator.ts';
import { type Drawn, nothingDrawn, Picture } from './picture.ts';
import { noPoints } from './points.ts';
import { RestPicture } from './rest-picture.ts';
import type { Scene, View } from './scene.ts';
import { onSharpness } from './sharpness.ts';
import { noOverlay, type Overlay, TopPicture } from './top-picture.ts';

/** Part of the window drawn beyond each edge, so that a pan shows land at once. */
const overdraw = 0.15;
/** So much of the overdraw is left when a drag brings the next strip, as a share. */
const runningOut = 0.4;

/** Only the last draw stays on the browser's timeline: `npm run bench -- scale` reads it, and so does a trace. */
function noteDraw(start: number, { geometry, territories, accounts }: Scene): void {
  performance.clearMeasures('map.draw');
  performance.measure('map.draw', {
    start,
    detail: {
      units: geometry.unitCount,
      territories: territories.length,
      accounts: accounts.ids.length,
    },
  });
}

/** Whether all a person needs to begin is on it: territories, and the accounts unless they are still to come. */
const isWhole = ({ territories, accounts }: Scene): boolean =>
  territories.length > 0 && accounts !== noPoints;

/** Once what was drawn just now is on screen. */
function afterFrame(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run));
}

/** One imperative picture over typed arrays: thousands of units cost no components and no DOM. */
export class TerritoryLayer extends L.Layer {
  private readonly box = L.DomUtil.create('div', 'leaflet-zoom-animated');
  private readonly base = new BaseMapPicture(fetchTile, () => this.requestBase());
  private readonly picture = new Picture();
  private readonly rest = new RestPicture([
    this.base.canvas,
    this.picture.ground,
    this.picture.lines,
    this.picture.over,
  ]);
  private readonly top = new TopPicture();
  private scene: Scene | null = null;
  private overlay: Overlay = noOverlay;
  private view: View | null = null;
  /** The part of it that is in the window. */
  private windowView: View | null = null;
  private corner: L.LatLng | null = null;
  private anchors: Anchors | null = null;
  private geometry: Geometry | null = null;
  private frame = 0;
  private baseFrame = 0;
  /** The window's size is known: nothing is drawn for one that is still to change. */
  private sized = false;
  private stopSharpness = () => {};
  drawn: Drawn = nothingDrawn;
  /** Called when the borders that have come are too coarse for what is looked at. */
  onWantsFiner: () => void = () => undefined;

  override onAdd(map: L.Map): this {
    const { ground, lines, over } = this.picture;
    const canvases = [this.base.canvas, ground, lines, over, this.rest.canvas, this.top.canvas];
    this.box.append(...canvases);
    this.box.style.pointerEvents = 'none';
    for (const canvas of canvases) {
      canvas.style.position = 'absolute';
      canvas.style.inset = '0';
    }
    map.getPane('overlayPane')?.append(this.box);
    map.on('moveend viewreset resize zoomend', this.refresh, this);
    map.on('move zoom', this.follow, this);
    map.on('zoomanim', this.animate, this);
    this.stopSharpness = onSharpness(() => this.request());
    this.refresh();
    return this;
  }

  override onRemove(map: L.Map): this {
    cancelAnimationFrame(this.frame);
    cancelAnimationFrame(this.baseFrame);
    map.off('moveend viewreset resize zoomend', this.refresh, this);
    map.off('move zoom', this.follow, this);
    map.off('zoomanim', this.animate, this);
    this.stopSharpness();
    this.rest.stop();
    this.box.remove();
    // What lets go of the map now must not be painted on it.
    this.view = null;
    this.windowView = null;
    return this;
  }

  setScene(scene: Scene): void {
    if (scene.geometry !== this.geometry) {
      // Labels keep their places when finer borders come in.
      if (scene.geometry.rings !== this.geometry?.rings) this.anchors = anchorsFor(scene.geometry);
      this.geometry = scene.geometry;
    }
    this.scene = scene;
    this.request();
  }

  /** What lies under the territories; null = nothing. */
  setBaseMap(base: BaseMap | null): void {
    this.base.set(base);
    this.requestBase();
  }

  setOverlay(overlay: Overlay): void {
    this.overlay = overlay;
    this.paintTop();
  }

  currentScene(): Scene | null {
    return this.scene;
  }

  /** Takes note of the window's size. Called whenever it may have changed, before the frame is shown. */
  fitWindow(): void {
    this._map.invalidateSize({ animate: false });
    if (this.sized) return;
    this.sized = true;
    this.refresh();
  }

  private requestBase(): void {
    cancelAnimationFrame(this.baseFrame);
    this.baseFrame = requestAnimationFrame(() => {
      if (this.view === null) return;
      this.rest.leave();
      this.base.paint(this.view);
    });
  }

  private request(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.refresh());
  }

  /** While the map moves the picture slides or stretches with it, and is painted further before its edge comes in. */
  private follow(): void {
    const map = this._map;
    if (this.view === null || this.corner === null) return;
    if (worldSize(map.getZoom()) !== this.view.size) {
      this.place(map.latLngToLayerPoint(this.corner), worldSize(map.getZoom()) / this.view.size);
      return;
    }
    const window = map.getSize();
    const inset = (this.view.width - window.x) / 2;
    const at = map.latLngToContainerPoint(this.corner);
    const left = Math.min(
      -at.x,
      -at.y,
      at.x + this.view.width - window.x,
      at.y + this.view.height - window.y,
    );
    if (left < inset * runningOut) this.request();
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
    this.place(to, worldSize(event.zoom) / this.view.size);
  }

  private place(corner: L.Point, scale: number): void {
    L.DomUtil.setTransform(this.box, corner, scale);
  }

  private refresh(): void {
    const map = this._map;
    cancelAnimationFrame(this.frame);
    if (map === null || this.scene === null || !this.sized) return;
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
    this.windowView = {
      ...view,
      originX: view.originX + inset,
      originY: view.originY + inset,
      width: window.x,
      height: window.y,
    };
    this.top.canvas.style.inset = `${inset}px auto auto ${inset}px`;
    this.corner = map.layerPointToLatLng(corner);
    this.place(corner, 1);
    const anchors = this.anchors?.(this.scene.unitTerritory, this.scene.territories.length) ?? [];
    this.rest.leave();
    this.drawn = this.picture.paint(this.scene, view, inset, anchors);
    this.base.paint(view);
    this.paintTop();
    noteDraw(started, this.scene);
    if (!isMapShown() && isWhole(this.scene)) afterFrame(noteMapShown);
    if (wantsFiner(this.scene.geometry, view.size)) this.onWantsFiner();
  }

  private paintTop(): void {
    const { windowView, scene } = this;
    if (windowView !== null && scene !== null) this.top.paint(scene, windowView, this.overlay);
  }
}
