import type L from 'leaflet';
import { assignAccounts, assignUnits } from '../app/commands.ts';
import { translate } from '../app/i18n.ts';
import { clearSelection, select, setApp, type Tool, useApp } from '../app/store.ts';
import { activate } from '../app/territory-actions.ts';
import { toast } from '../app/toast.tsx';
import { type AreaBox, areaTest, caught, extent } from './area.ts';
import { accountsWithin, unitsWithin } from './brush.ts';
import { pick, type Target } from './pick.ts';
import type { Scene } from './scene.ts';
import { type DragShape, noOverlay, type TerritoryLayer } from './TerritoryLayer.ts';
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
  onMenu(at: { x: number; y: number }, target: Target | null): void;
}

/** Fewer account marks than this in view, and a click may mean one even while units are moved. */
const fewMarks = 600;
/** A drag shorter than this is a click, pixels. */
const dragStart = 4;

const cursors: Readonly<Record<Tool, string>> = {
  select: '',
  pan: 'grab',
  paint: 'crosshair',
  brush: 'crosshair',
  border: 'move',
  rectangle: 'crosshair',
  lasso: 'crosshair',
};
/** Tools that leave the drag to the map. */
const still: ReadonlySet<Tool> = new Set(['select', 'pan']);
/** Tools that give away what they pass over. */
const painting: ReadonlySet<Tool> = new Set(['paint', 'brush', 'border']);

/** Turns pointer events into selections and assignments, by the tool in hand. */
export class Interaction {
  private readonly map: L.Map;
  private readonly layer: TerritoryLayer;
  private readonly listeners: MapListeners;
  unitMap: UnitMap | null = null;
  private space = false;
  private drag: { pointer: number; points: [number, number][] } | null = null;
  private painted = new Set<number>();
  private paintedAccounts = new Set<number>();
  /** The territory whose border is being dragged; null = none. */
  private pulling: number | null = null;
  private at: readonly [number, number] | null = null;
  private hoverUnit = -1;
  private readonly stop = new AbortController();

  constructor(map: L.Map, layer: TerritoryLayer, listeners: MapListeners) {
    this.map = map;
    this.layer = layer;
    this.listeners = listeners;
    const { signal } = this.stop;
    const box = map.getContainer();
    box.addEventListener('pointermove', (event) => this.onMove(event), { signal });
    box.addEventListener('pointerdown', (event) => this.onDown(event), { signal });
    box.addEventListener('pointerup', (event) => this.onUp(event), { signal });
    box.addEventListener('pointercancel', () => this.giveUp(), { signal });
    box.addEventListener('pointerleave', () => this.onLeave(), { signal });
    window.addEventListener('keydown', (event) => this.onKey(event, true), { signal });
    window.addEventListener('keyup', (event) => this.onKey(event, false), { signal });
    map.on('click', this.onClick, this);
    map.on('dblclick', this.onDoubleClick, this);
    map.on('contextmenu', this.onContextMenu, this);
    this.useTool();
  }

  destroy(): void {
    this.stop.abort();
    this.map.off('click', this.onClick, this);
    this.map.off('dblclick', this.onDoubleClick, this);
    this.map.off('contextmenu', this.onContextMenu, this);
  }

  /** Drawing tools take the drag for themselves; Space gives it back to the map while held. */
  useTool(): void {
    const { tool } = useApp.getState();
    const drawing = !still.has(tool) && !this.space;
    if (drawing) this.map.dragging.disable();
    else this.map.dragging.enable();
    const cursor = this.space ? 'grab' : cursors[tool];
    this.map.getContainer().style.cursor = cursor;
    if (!drawing) this.giveUp();
  }

  private scene(): Scene | null {
    return this.layer.currentScene();
  }

  private targetAt(latlng: L.LatLng): Target | null {
    const scene = this.scene();
    if (scene === null) return null;
    const { tool, scope } = useApp.getState();
    const points =
      !painting.has(tool) &&
      (scope === 'accounts' ||
        this.layer.drawn.accounts.length < fewMarks ||
        this.layer.drawn.clusters.length > 0);
    return pick(this.layer, scene, latlng, this.map.getZoom(), points);
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
    if (event.key === 'Escape' && down && this.drag !== null) {
      event.preventDefault();
      this.giveUp();
    }
  }

  private onMove(event: PointerEvent): void {
    const latlng = this.map.mouseEventToLatLng(event);
    setApp({ pointer: { longitude: latlng.lng, latitude: latlng.lat } });
    const at = this.map.mouseEventToContainerPoint(event);
    this.at = [at.x, at.y];
    if (this.drag !== null) {
      this.drag.points.push([at.x, at.y]);
      if (painting.has(useApp.getState().tool)) this.brush(latlng);
      this.show();
      return;
    }
    if (useApp.getState().tool === 'brush') this.show();
    if (event.buttons !== 0) return;
    const target = this.targetAt(latlng);
    const unit = target === null || target.kind === 'home' ? -1 : target.unit;
    if (unit !== this.hoverUnit) {
      this.hoverUnit = unit;
      this.show();
    }
    this.listeners.onHover(target === null ? null : { x: at.x, y: at.y, target });
  }

  private onLeave(): void {
    setApp({ pointer: null });
    this.hoverUnit = -1;
    this.at = null;
    this.listeners.onHover(null);
    this.show();
  }

  private onDown(event: PointerEvent): void {
    const { tool } = useApp.getState();
    if (event.button !== 0 || still.has(tool) || this.space) return;
    if (event.target instanceof Element && event.target.closest('[data-map-overlay]')) return;
    const at = this.map.mouseEventToContainerPoint(event);
    this.map.getContainer().setPointerCapture(event.pointerId);
    this.drag = { pointer: event.pointerId, points: [[at.x, at.y]] };
    this.listeners.onHover(null);
    if (tool === 'border') this.grasp(this.map.mouseEventToLatLng(event));
    if (painting.has(tool)) this.brush(this.map.mouseEventToLatLng(event));
  }

  private onUp(event: PointerEvent): void {
    const drag = this.drag;
    if (drag === null || drag.pointer !== event.pointerId) return;
    this.drag = null;
    const { tool } = useApp.getState();
    if (painting.has(tool)) this.endBrush();
    else if (tool === 'rectangle' || tool === 'lasso') this.endArea(drag.points, tool, event.shiftKey);
    this.show();
  }

  private giveUp(): void {
    this.drag = null;
    this.pulling = null;
    this.painted.clear();
    this.paintedAccounts.clear();
    this.show();
  }

  private shape(): DragShape | null {
    const points = this.drag?.points;
    const { tool, brushSize } = useApp.getState();
    if (tool === 'brush' && this.at !== null && !this.space)
      return { kind: 'ring', x: this.at[0], y: this.at[1], radius: brushSize };
    const [x1, y1] = points?.[0] ?? [0, 0];
    const [x2, y2] = points?.at(-1) ?? [0, 0];
    if (points === undefined || (tool !== 'rectangle' && tool !== 'lasso')) return null;
    return tool === 'rectangle' ? { kind: 'rectangle', x1, y1, x2, y2 } : { kind: 'lasso', points };
  }

  private show(): void {
    const brushing = this.painted.size > 0;
    this.layer.setOverlay(
      this.drag === null && this.hoverUnit === -1 && this.at === null
        ? noOverlay
        : { hoverUnit: brushing ? -1 : this.hoverUnit, painted: this.painted, shape: this.shape() },
    );
  }

  /** Unit ids in the order of data.units. */
  private unitId(unit: number): number | undefined {
    return this.unitMap?.units[unit]?.id;
  }

  private territoryOf(unit: number): number {
    return this.scene()?.unitOwner[unit] ?? 0;
  }

  /** Where what is passed over goes: the territory whose border is dragged, else the active one. */
  private target(): number | null {
    return useApp.getState().tool === 'border' ? this.pulling : useApp.getState().territoryId;
  }

  /** A drag that begins at a border takes hold of the territory it begins in; elsewhere there is no border to drag. */
  private grasp(latlng: L.LatLng): void {
    const scene = this.scene();
    const start = scene && pick(this.layer, scene, latlng, this.map.getZoom(), false);
    if (!scene || start?.kind !== 'unit') return;
    const own = this.territoryOf(start.unit);
    const { arcA, arcB } = scene.geometry;
    const isEdge = arcA.some((a, arc) => {
      const b = arcB[arc] ?? -1;
      const other = a === start.unit ? b : b === start.unit ? a : -1;
      return other !== -1 && this.territoryOf(other) !== own;
    });
    if (isEdge && own !== 0) this.pulling = own;
    else toast(translate('map:noBorder'));
  }

  private brush(latlng: L.LatLng): void {
    const scene = this.scene();
    const to = this.target();
    if (scene === null || to === null) return;
    const { tool, scope, brushSize } = useApp.getState();
    const radius = tool === 'brush' ? brushSize : 0;
    const under = pick(this.layer, scene, latlng, this.map.getZoom(), false);
    const unit = under?.kind === 'unit' ? under.unit : -1;
    if (scope === 'accounts' && tool !== 'border') {
      for (const id of accountsWithin(scene, this.map, latlng, radius)) this.paintedAccounts.add(id);
      return;
    }
    for (const one of unitsWithin(scene, this.map, latlng, radius, unit))
      if (this.territoryOf(one) !== to) this.painted.add(one);
  }

  /** With nothing active the first stroke picks a territory up, like a pipette. */
  private endBrush(): void {
    const to = this.target();
    const ids = [...this.painted].flatMap((unit) => this.unitId(unit) ?? []);
    const accounts = [...this.paintedAccounts];
    this.painted.clear();
    this.paintedAccounts.clear();
    this.pulling = null;
    if (to === null) {
      if (this.hoverUnit === -1 || useApp.getState().tool === 'border') return;
      activate(this.territoryOf(this.hoverUnit), false);
      toast(translate('map:picked'));
      return;
    }
    if (ids.length > 0) void assignUnits(ids, to === 0 ? null : to);
    if (accounts.length > 0) void assignAccounts(accounts, to === 0 ? null : to);
  }

  private endArea(points: [number, number][], tool: 'rectangle' | 'lasso', add: boolean): void {
    const [x1, y1] = points[0] ?? [0, 0];
    const far = Math.max(...points.map(([x, y]) => Math.hypot(x - x1, y - y1)));
    if (far < dragStart) {
      this.clickAt(this.map.containerPointToLatLng([x1, y1]), add);
      return;
    }
    const { scope } = useApp.getState();
    const inside = areaTest(this.map, points, tool);
    const ids = caught(scope, inside, this.unitMap, this.scene());
    if (ids.length === 0) {
      if (!add) clearSelection();
      return;
    }
    select(scope === 'units' ? 'unit' : 'account', ids, add);
    this.listeners.onArea(extent(points));
  }

  private onClick(event: L.LeafletMouseEvent): void {
    if (useApp.getState().tool !== 'select' || this.space) return;
    const { shiftKey, altKey } = event.originalEvent;
    if (altKey) this.pipette(event.latlng);
    else this.clickAt(event.latlng, shiftKey);
  }

  private pipette(latlng: L.LatLng): void {
    const target = this.targetAt(latlng);
    if (target !== null && target.kind !== 'home' && target.unit !== -1)
      activate(this.territoryOf(target.unit), false);
  }

  private clickAt(latlng: L.LatLng, add: boolean): void {
    const target = this.targetAt(latlng);
    if (target === null) {
      if (!add) clearSelection();
    } else if (target.kind === 'home') select('rep', [target.id], add);
    else if (target.kind === 'account') select('account', [target.id], add);
    else if (target.kind === 'cluster' && useApp.getState().scope === 'accounts')
      this.map.setView(latlng, this.map.getZoom() + 1.5);
    else {
      const id = this.unitId(target.unit);
      if (id !== undefined) select('unit', [id], add);
    }
  }

  /** A double click means the whole territory. */
  private onDoubleClick(event: L.LeafletMouseEvent): void {
    if (useApp.getState().tool !== 'select') return;
    const target = this.targetAt(event.latlng);
    if (target !== null && target.kind !== 'home' && target.unit !== -1)
      activate(this.territoryOf(target.unit));
  }

  private onContextMenu(event: L.LeafletMouseEvent): void {
    event.originalEvent.preventDefault();
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
