import { assignAccounts } from '../../app/commands.ts';
import { translate } from '../../app/i18n.ts';
import { select, useApp } from '../../app/store.ts';
import { activate } from '../../app/territory-actions.ts';
import { toast } from '../../app/toast.tsx';
import { setAim } from '../../features/effect/move-store.ts';
import type { DragShape } from '../paint-shape.ts';
import { pick, type Target } from '../pick.ts';
import { type DragTool, dragStart, nothingPainted, type Place, type ToolGround } from './tool.ts';

type Account = Extract<Target, { kind: 'account' }>;

/**
 * Moves one account as an exception: dragged onto a unit it goes to that unit's territory, clicked to the active one. An
 * account dropped on its own unit, or clicked where it is held apart already, goes with its unit again.
 */
export class AccountTool implements DragTool {
  readonly cursor = 'grab';
  private readonly ground: ToolGround;
  private held: { account: Account; from: Place; to: Place } | null = null;

  constructor(ground: ToolGround) {
    this.ground = ground;
  }

  painted(): ReadonlySet<number> {
    return nothingPainted;
  }

  shape(): DragShape | null {
    if (this.held === null || !this.isDragged()) return null;
    const { from, to } = this.held;
    return {
      kind: 'line',
      points: [
        [from.x, from.y],
        [to.x, to.y],
      ],
      cursor: null,
    };
  }

  hover(place: Place): void {
    const account = this.accountAt(place);
    const { territoryId } = useApp.getState();
    this.aim(account, territoryId);
  }

  begin(place: Place): void {
    const account = this.accountAt(place);
    this.held = account && { account, from: place, to: place };
  }

  move(place: Place): void {
    if (this.held === null) return;
    this.held.to = place;
    if (this.isDragged()) this.aim(this.held.account, this.territoryAt(place));
  }

  end(place: Place, add: boolean): void {
    const { held } = this;
    const dragged = this.isDragged();
    this.cancel();
    if (held === null) {
      this.ground.click(place, add);
      return;
    }
    const { account } = held;
    select('account', [account.id]);
    const to = dragged ? this.territoryAt(place) : useApp.getState().territoryId;
    if (to === null) {
      if (dragged) return;
      activate(this.ownerOf(account), false);
      toast(() => translate('map:picked'));
      return;
    }
    const exception = this.ground.scene()?.exceptions.has(account.id) ?? false;
    const back =
      to === this.unitOwner(account.unit) || (!dragged && exception && to === this.ownerOf(account));
    if (back) {
      if (exception) void assignAccounts([account.id], 'follow');
    } else if (to !== this.ownerOf(account)) void assignAccounts([account.id], to === 0 ? null : to);
  }

  cancel(): boolean {
    const begun = this.held !== null;
    this.held = null;
    setAim(null);
    return begun;
  }

  private isDragged(): boolean {
    if (this.held === null) return false;
    const { from, to } = this.held;
    return Math.hypot(to.x - from.x, to.y - from.y) >= dragStart;
  }

  private at(place: Place, points: boolean): Target | null {
    const scene = this.ground.scene();
    return scene && pick(this.ground.layer, scene, place.latlng, this.ground.map.getZoom(), points);
  }

  private accountAt(place: Place): Account | null {
    const found = this.at(place, true);
    return found?.kind === 'account' ? found : null;
  }

  /** Territory id of the unit below; null beside the map. */
  private territoryAt(place: Place): number | null {
    const found = this.at(place, false);
    return found?.kind === 'unit' ? this.unitOwner(found.unit) : null;
  }

  private unitOwner(unit: number): number {
    return this.ground.scene()?.unitOwner[unit] ?? 0;
  }

  private ownerOf(account: Account): number {
    const scene = this.ground.scene();
    const held = scene?.exceptions.get(account.id);
    return held === undefined ? this.unitOwner(account.unit) : (scene?.territories[held]?.id ?? 0);
  }

  private aim(account: Account | null, territoryId: number | null): void {
    if (account === null || territoryId === null || territoryId === this.ownerOf(account)) setAim(null);
    else
      setAim({ unitIds: [], accountIds: [account.id], territoryId: territoryId === 0 ? null : territoryId });
  }
}
