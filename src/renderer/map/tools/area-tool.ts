import { clearSelection, selectArea, useApp } from '../../app/store.ts';
import { setAim } from '../../features/effect/move-store.ts';
import { type AreaBox, areaTest, caught, extent } from '../area.ts';
import type { DragShape } from '../paint-shape.ts';
import { type DragTool, dragStart, nothingPainted, type Place, type ToolGround } from './tool.ts';

export type AreaKind = 'rectangle' | 'lasso';

/** Selects what lies in a rectangle or loop; while it is drawn the sums follow, and letting go opens the summary. */
export class AreaTool implements DragTool {
  readonly cursor = 'crosshair';
  private readonly ground: ToolGround;
  private readonly kind: AreaKind;
  private readonly onArea: (box: AreaBox) => void;
  private points: [number, number][] = [];

  constructor(ground: ToolGround, kind: AreaKind, onArea: (box: AreaBox) => void) {
    this.ground = ground;
    this.kind = kind;
    this.onArea = onArea;
  }

  painted(): ReadonlySet<number> {
    return nothingPainted;
  }

  shape(): DragShape | null {
    const [first, last] = [this.points[0], this.points.at(-1)];
    if (first === undefined || last === undefined) return null;
    if (this.kind === 'lasso') return { kind: 'lasso', points: this.points };
    return { kind: 'rectangle', x1: first[0], y1: first[1], x2: last[0], y2: last[1] };
  }

  begin({ x, y }: Place): void {
    this.points = [[x, y]];
  }

  move({ x, y }: Place): void {
    this.points.push([x, y]);
    const { territoryId } = useApp.getState();
    if (territoryId === null || !this.isDrag()) return;
    const { unitIds, accountIds } = this.inside();
    setAim(
      unitIds.length + accountIds.length === 0
        ? null
        : { unitIds, accountIds, territoryId: territoryId === 0 ? null : territoryId },
    );
  }

  end(place: Place, add: boolean): void {
    const found = this.isDrag() ? this.inside() : null;
    const box = extent(this.points);
    this.cancel();
    if (found === null) this.ground.click(place, add);
    else if (found.unitIds.length + found.accountIds.length > 0) {
      selectArea(found, add);
      this.onArea(box);
    } else if (!add) clearSelection();
  }

  cancel(): boolean {
    const begun = this.points.length > 0;
    this.points = [];
    setAim(null);
    return begun;
  }

  private isDrag(): boolean {
    const [x1, y1] = this.points[0] ?? [0, 0];
    return this.points.some(([x, y]) => Math.hypot(x - x1, y - y1) >= dragStart);
  }

  private inside() {
    const { scope } = useApp.getState();
    const scene = this.ground.scene();
    if (scene === null) return { unitIds: [], accountIds: [] };
    const { units, accountIds } = caught(scope, areaTest(this.ground.map, this.points, this.kind), scene);
    return { unitIds: this.ground.unitIds(units), accountIds };
  }
}
