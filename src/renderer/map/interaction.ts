import type L from 'leaflet';
import { clearSelection, select, setApp, type Tool, useApp } from '../app/store.ts';
import { activate } from '../app/territory-actions.ts';
import type { AreaBox } from './area.ts';
import type { DragShape } from './paint-shape.ts';
import { type MenuTarget, pick, pickName, type Target } from './pick.ts';
import type { Scene } from './scene.ts';
import type { TerritoryLayer } from './TerritoryLayer.ts';
import { AccountTool } from './tools/account-tool.ts';
import { AreaTool } from './tools/area-tool.ts';
import { LineTool } from './tools/line-tool.ts';
import { PaintTool } from './tools/paint-tool.ts';
import { type DragTool, nothingPainted, type Place, type ToolGround } from './tools/tool.ts';
import { noOverlay } from './top-picture.ts';
import type { UnitMap } from './useScene.ts';

export interface Hover {
  x: number;
  y: number;
  target: Target;
}

/** What the map tells the components around it. */
export interface MapListeners {
  onHover(hover: Hover | null): void;
  /** A rectangle or lasso was let go of and selected something. */
  onArea(box: AreaBox): void;
  onMenu(at: { x: number; y: number }, target: MenuTarget | null): void;
}

/** Fewer account marks than this in view, and a click may mean one even while units are moved. */
const fewMarks = 600;

/** Tools that take the drag for themselves; the others leave it to the map. */
function dragTools(ground: ToolGround, onArea: MapListeners['onArea']): Partial<Record<Tool, DragTool>> {
  return {
    paint: new PaintTool(ground, 'paint'),
    brush: new PaintTool(ground, 'brush'),
    border: new PaintTool(ground, 'border'),
    rectangle: new AreaTool(ground, 'rectangle', onArea),
    lasso: new AreaTool(ground, 'lasso', onArea),
    account: new AccountTool(ground),
    line: new LineTool(ground),
  };
}

/** Turns pointer events into selections and assignments, by the tool in hand. */
export class Interaction {
  private readonly map: L.Map;
  private readonly layer: TerritoryLayer;
  private readonly listeners: MapListeners;
  private readonly tools: Partial<Record<Tool, DragTool>>;
  unitMap: UnitMap | null = null;
  private space = false;
  /** The tool in hand and the pointer that drags it. */
  private drag: { pointer: number; tool: DragTool } | null = null;
  private at: Place | null = null;
  private hoverUnit = -1;
  private readonly stop = new AbortController();

  constructor(map: L.Map, layer: TerritoryLayer, listeners: MapListeners) {
    this.map = map;
    this.layer = layer;
    this.listeners = listeners;
    const ground: ToolGround = {
      map,
      layer,
      unitMap: () => this.unitMap,
      scene: () => this.scene(),
      unitIds: (units) => [...units].flatMap((unit) => this.unitId(unit) ?? []),
      click: (place, add) => this.clickAt(place.latlng, add),
    };
    this.tools = dragTools(ground, (box) => listeners.onArea(box));
    const { signal } = this.stop;
    const box = map.getContainer();
    box.addEventListener('pointermove', (event) => this.onMove(event), { signal });
    box.addEventListener('pointerdown', (event) => this.onDown(event), { signal });
    box.addEventListener('pointerup', (event) => this.onUp(event), { signal });
    box.addEventListener('pointercancel', () => this.giveUp(), { signal });
    box.addEventListener('pointerleave', () => this.onLeave(), { signal });
    box.addEventListener('keydown', (event) => this.onMapKey(event), { signal });
    // Before the frame's own Escape, whichever of the two came to listen first: a drag is given up before the tool.
    window.addEventListener('keydown', (event) => this.onKey(event, true), { signal, capture: true });
    window.addEventListener('keyup', (event) => this.onKey(event, false), { signal });
    map.on('click', this.onClick, this);
    map.on('dblclick', this.onDoubleClick, this);
    map.on('contextmenu', this.onContextMenu, this);
    map.on('move zoom', this.show, this);
    this.useTool();
  }

  destroy(): void {
    this.stop.abort();
    this.giveUp();
    this.map.off('click', this.onClick, this);
    this.map.off('dblclick', this.onDoubleClick, this);
    this.map.off('contextmenu', this.onContextMenu, this);
    this.map.off('move zoom', this.show, this);
  }

  /** Drawing tools take the drag for themselves; Space gives it back to the map while held. */
  useTool(): void {
    const tool = this.tool();
    if (tool !== null && !this.space) this.map.dragging.disable();
    else this.map.dragging.enable();
    const panning = this.space || useApp.getState().tool === 'pan';
    this.map.getContainer().style.cursor = panning ? 'grab' : (tool?.cursor ?? '');
    if (!this.space) for (const other of Object.values(this.tools)) if (other !== tool) other.cancel();
    // A drag that Space or another tool breaks off is given up, not kept for the next.
    this.drag?.tool.cancel();
    this.drag = null;
    this.show();
  }

  private tool(): DragTool | null {
    return this.tools[useApp.getState().tool] ?? null;
  }

  private scene(): Scene | null {
    return this.layer.currentScene();
  }

  private targetAt(latlng: L.LatLng): Target | null {
    const scene = this.scene();
    if (scene === null) return null;
    const { scope } = useApp.getState();
    const points =
      !(this.tool() instanceof PaintTool) &&
      (scope !== 'units' ||
        this.layer.drawn.accounts.length < fewMarks ||
        this.layer.drawn.clusters.length > 0);
    return pick(this.layer, scene, latlng, this.map.getZoom(), points);
  }

  private placeOf(event: PointerEvent): Place {
    const { x, y } = this.map.mouseEventToContainerPoint(event);
    return { x, y, latlng: this.map.mouseEventToLatLng(event) };
  }

  private onKey(event: KeyboardEvent, down: boolean): void {
    const typing =
      event.target instanceof Element &&
      event.target.closest('input, textarea, button, [role="menu"], [role="dialog"]');
    if (event.code === 'Space' && !(typing && down)) {
      if (down) event.preventDefault();
      if (this.space !== down) {
        this.space = down;
        this.useTool();
      }
    }
    if (event.key === 'Escape' && down && !event.defaultPrevented && this.giveUp()) event.preventDefault();
  }

  private onMapKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || this.tool()?.key?.(event) !== true) return;
    event.preventDefault();
    this.show();
  }

  private onMove(event: PointerEvent): void {
    const place = this.placeOf(event);
    this.at = place;
    setApp({ pointer: { longitude: place.latlng.lng, latitude: place.latlng.lat } });
    if (this.drag !== null) {
      this.drag.tool.move(place);
      this.show();
      return;
    }
    if (event.buttons !== 0) return;
    const target = this.targetAt(place.latlng);
    this.hoverUnit = target === null || target.kind === 'home' ? -1 : target.unit;
    if (!this.space) this.tool()?.hover?.(place);
    this.show();
    this.listeners.onHover(target === null ? null : { x: place.x, y: place.y, target });
  }

  private onLeave(): void {
    setApp({ pointer: null });
    this.hoverUnit = -1;
    this.at = null;
    this.listeners.onHover(null);
    // What the tool would have taken here is not asked about any longer.
    if (this.drag === null && this.tool()?.hover !== undefined) this.tool()?.cancel();
    this.show();
  }

  private onDown(event: PointerEvent): void {
    const tool = this.tool();
    if (event.button !== 0 || tool === null || this.space) return;
    if (event.target instanceof Element && event.target.closest('[data-map-overlay]')) return;
    const place = this.placeOf(event);
    this.map.getContainer().setPointerCapture(event.pointerId);
    this.drag = { pointer: event.pointerId, tool };
    this.listeners.onHover(null);
    tool.begin(place);
    this.show();
  }

  private onUp(event: PointerEvent): void {
    const { drag } = this;
    if (drag === null || drag.pointer !== event.pointerId) return;
    this.drag = null;
    drag.tool.end(this.placeOf(event), event.shiftKey);
    this.show();
  }

  /** True when a tool had begun something. */
  private giveUp(): boolean {
    this.drag = null;
    const begun = this.tool()?.cancel() ?? false;
    this.show();
    return begun;
  }

  private show(): void {
    const painted = this.drag?.tool.painted() ?? nothingPainted;
    const shape = this.shape();
    if (painted.size === 0 && shape === null && this.hoverUnit === -1) this.layer.setOverlay(noOverlay);
    else this.layer.setOverlay({ hoverUnit: painted.size > 0 ? -1 : this.hoverUnit, painted, shape });
  }

  /** What is being drawn; else the line of a split that is shown and not taken yet. */
  private shape(): DragShape | null {
    const drawn = this.space ? null : (this.tool()?.shape(this.at) ?? null);
    const { operation } = useApp.getState();
    if (drawn !== null || operation?.kind !== 'splitLine') return drawn;
    const points = operation.line.map(([longitude, latitude]): [number, number] => {
      const { x, y } = this.map.latLngToContainerPoint([latitude, longitude]);
      return [x, y];
    });
    return { kind: 'line', points, cursor: null };
  }

  /** The operation on screen has changed: its line with it. */
  refresh(): void {
    this.show();
  }

  /** Unit ids in the order of data.units. */
  private unitId(unit: number): number | undefined {
    return this.unitMap?.units[unit]?.id;
  }

  private onClick(event: L.LeafletMouseEvent): void {
    if (useApp.getState().tool !== 'select' || this.space) return;
    const { shiftKey, altKey } = event.originalEvent;
    if (altKey) this.activateAt(event.latlng, false);
    else this.clickAt(event.latlng, shiftKey);
  }

  private clickAt(latlng: L.LatLng, add: boolean): void {
    const target = this.targetAt(latlng);
    const { scope, tool } = useApp.getState();
    if (target === null) {
      if (!add) clearSelection();
    } else if (target.kind === 'home') select('rep', [target.id], add);
    else if (target.kind === 'account') select('account', [target.id], add);
    else if (target.kind === 'cluster' && (scope === 'accounts' || tool === 'account'))
      this.map.setView(latlng, this.map.getZoom() + 1.5);
    else {
      const id = this.unitId(target.unit);
      if (id !== undefined) select('unit', [id], add);
    }
  }

  /** A double click means the whole territory, or the end of what is drawn corner by corner. */
  private onDoubleClick(event: L.LeafletMouseEvent): void {
    const tool = this.tool();
    if (tool?.doubleClick !== undefined) tool.doubleClick();
    else if (useApp.getState().tool === 'select') this.activateAt(event.latlng, true);
    this.show();
  }

  private activateAt(latlng: L.LatLng, selectToo: boolean): void {
    const target = this.targetAt(latlng);
    if (target !== null && target.kind !== 'home' && target.unit !== -1)
      activate(this.scene()?.unitOwner[target.unit] ?? 0, selectToo);
  }

  private onContextMenu(event: L.LeafletMouseEvent): void {
    event.originalEvent.preventDefault();
    const name = pickName(this.layer.drawn.names, event.latlng);
    if (name !== null) {
      this.listeners.onMenu(event.containerPoint, name);
      return;
    }
    const target = this.targetAt(event.latlng);
    const { selection } = useApp.getState();
    if (target?.kind === 'account' && !(selection?.kind === 'account' && selection.ids.includes(target.id))) {
      select('account', [target.id]);
    } else if (target !== null && target.kind !== 'home' && target.kind !== 'account' && target.unit !== -1) {
      const id = this.unitId(target.unit);
      if (id !== undefined && !(selection?.kind === 'unit' && selection.ids.includes(id)))
        select('unit', [id]);
    }
    this.listeners.onMenu(event.containerPoint, target);
  }
}
