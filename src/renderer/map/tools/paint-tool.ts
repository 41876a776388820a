import { give } from '../../app/commands.ts';
import { translate } from '../../app/i18n.ts';
import { useApp } from '../../app/store.ts';
import { activate, alignmentNow } from '../../app/territory-actions.ts';
import { toast } from '../../app/toast.tsx';
import { aimUntil, setAim } from '../../features/effect/move-store.ts';
import { accountsWithin, unitsWithin } from '../brush.ts';
import type { DragShape } from '../paint-shape.ts';
import { pick } from '../pick.ts';
import type { DragTool, Place, ToolGround } from './tool.ts';

export type PaintKind = 'paint' | 'brush' | 'border';

const cursors: Readonly<Record<PaintKind, string>> = {
  paint: 'crosshair',
  brush: 'crosshair',
  border: 'move',
};

/** Gives away what the pointer passes over, in one step when it is let go; locked territories are left as they are. */
export class PaintTool implements DragTool {
  readonly cursor: string;
  private readonly ground: ToolGround;
  private readonly kind: PaintKind;
  private readonly units = new Set<number>();
  private readonly accounts = new Set<number>();
  private last: Place | null = null;
  /** The territory whose border is being dragged; null = none. */
  private pulling: number | null = null;
  private locked: ReadonlySet<number> = new Set();

  constructor(ground: ToolGround, kind: PaintKind) {
    this.ground = ground;
    this.kind = kind;
    this.cursor = cursors[kind];
  }

  painted(): ReadonlySet<number> {
    return this.units;
  }

  shape(at: Place | null): DragShape | null {
    if (this.kind !== 'brush' || at === null) return null;
    return { kind: 'ring', x: at.x, y: at.y, radius: useApp.getState().brushSize };
  }

  /** Before the press: what a press here would take. */
  hover(place: Place): void {
    this.lookAtLocks();
    this.take(place);
    this.tell();
    this.units.clear();
    this.accounts.clear();
  }

  begin(place: Place): void {
    this.lookAtLocks();
    if (this.kind === 'border') this.grasp(place);
    this.last = place;
    this.take(place);
    this.tell();
  }

  move(place: Place): void {
    const from = this.last ?? place;
    this.last = place;
    // A quick hand moves far between two events: what lies between is passed over too.
    const steps = Math.ceil(Math.hypot(place.x - from.x, place.y - from.y) / Math.max(5, this.radius() / 2));
    for (let step = 1; step < steps; step++) {
      const x = from.x + ((place.x - from.x) * step) / steps;
      const y = from.y + ((place.y - from.y) * step) / steps;
      this.take({ x, y, latlng: this.ground.map.containerPointToLatLng([x, y]) });
    }
    this.take(place);
    this.tell();
  }

  /** With nothing active the first stroke picks a territory up, like a pipette. */
  end(place: Place): void {
    const to = this.target();
    const unitIds = this.ground.unitIds(this.units);
    const accountIds = [...this.accounts];
    this.clear();
    if (to === null) {
      if (this.kind !== 'border') this.pickUp(place);
      return;
    }
    aimUntil(give({ unitIds, accountIds }, to === 0 ? null : to));
  }

  cancel(): boolean {
    const begun = this.last !== null;
    this.clear();
    setAim(null);
    return begun;
  }

  private clear(): void {
    this.units.clear();
    this.accounts.clear();
    this.pulling = null;
    this.last = null;
  }

  private radius(): number {
    return this.kind === 'brush' ? useApp.getState().brushSize : 0;
  }

  private lookAtLocks(): void {
    const rows = alignmentNow()?.territories ?? [];
    this.locked = new Set(rows.filter(({ locked }) => locked).map(({ id }) => id));
  }

  private ownerOf(unit: number): number {
    return this.ground.scene()?.unitOwner[unit] ?? 0;
  }

  private unitUnder(place: Place): number {
    const scene = this.ground.scene();
    const found = scene && pick(this.ground.layer, scene, place.latlng, this.ground.map.getZoom(), false);
    return found?.kind === 'unit' ? found.unit : -1;
  }

  /** Where what is passed over goes: the territory whose border is dragged, else the active one. */
  private target(): number | null {
    return this.kind === 'border' ? this.pulling : useApp.getState().territoryId;
  }

  private pickUp(place: Place): void {
    const unit = this.unitUnder(place);
    if (unit === -1) return;
    activate(this.ownerOf(unit), false);
    toast(() => translate('map:picked'));
  }

  /** A drag that begins at a border takes hold of the territory it begins in; elsewhere there is no border to drag. */
  private grasp(place: Place): void {
    const scene = this.ground.scene();
    const start = this.unitUnder(place);
    if (!scene || start === -1) return;
    const own = this.ownerOf(start);
    const { arcA, arcB } = scene.geometry;
    const isEdge = arcA.some((a, arc) => {
      const b = arcB[arc] ?? -1;
      const other = a === start ? b : b === start ? a : -1;
      return other !== -1 && this.ownerOf(other) !== own;
    });
    if (!isEdge || own === 0) toast(() => translate('map:noBorder'));
    else if (this.locked.has(own)) toast(() => translate('map:lockedHere'));
    else this.pulling = own;
  }

  private take(place: Place): void {
    const scene = this.ground.scene();
    const to = this.target();
    if (scene === null || to === null || this.locked.has(to)) return;
    const { map } = this.ground;
    const { scope } = useApp.getState();
    const accountsToo = scope !== 'units' && this.kind !== 'border';
    if (accountsToo)
      for (const id of accountsWithin(scene, map, place.latlng, this.radius(), (unit, held) =>
        this.locked.has(held ?? this.ownerOf(unit)),
      ))
        this.accounts.add(id);
    if (accountsToo && scope === 'accounts') return;
    for (const unit of unitsWithin(scene, map, place.latlng, this.radius(), this.unitUnder(place))) {
      const owner = this.ownerOf(unit);
      if (owner !== to && !this.locked.has(owner)) this.units.add(unit);
    }
  }

  private tell(): void {
    const to = this.target();
    if (to === null || (this.units.size === 0 && this.accounts.size === 0)) setAim(null);
    else
      setAim({
        unitIds: this.ground.unitIds(this.units),
        accountIds: [...this.accounts],
        territoryId: to === 0 ? null : to,
      });
  }
}
