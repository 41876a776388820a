import { AppError } from '../../shared/errors.ts';
import { type Overlay, scenarioParents } from './overlay.ts';
import type { PlanWriter } from './plan.ts';
import type { Overlays } from './reader.ts';
import { branchedTables } from './relations.ts';
import { RowWriter } from './row-writer.ts';
import type { TableName, Tables } from './rows.ts';
import type { PlanStore } from './store.ts';

/** The writes of one step, scenarios included. */
export class StepWriter extends RowWriter implements PlanWriter {
  readonly #at: string;

  /** `at`: time of the step, ISO 8601. */
  constructor(store: PlanStore, overlays: Overlays, at: string) {
    super(store, overlays);
    this.#at = at;
  }

  assignUnits(scenarioId: number, unitIds: readonly number[], territoryId: number): void {
    this.#assign(this.overlays.units, scenarioId, unitIds, territoryId);
  }

  assignAccounts(scenarioId: number, accountIds: readonly number[], territoryId: number): void {
    this.#assign(this.overlays.accounts, scenarioId, accountIds, territoryId);
  }

  branchScenario(fromId: number, name: string): number {
    const from = this.get('scenario', { id: fromId });
    if (!from) throw new AppError('NOT_FOUND', { what: 'scenario', id: fromId });
    if (this.where('scenario', { name }).length > 0) throw new AppError('NAME_TAKEN', { name });
    const id = this.max('scenario', 'id') + 1;
    this.put('scenario', {
      id,
      name,
      parent_id: fromId,
      colour: this.max('scenario', 'colour') + 1,
      note: '',
      status: 'draft',
      is_present: 0,
      created_at: this.#at,
    });
    for (const table of branchedTables) {
      for (const row of this.where(table, { scenario_id: fromId }))
        this.put(table, { ...row, scenario_id: id });
    }
    return id;
  }

  removeScenario(scenarioId: number): void {
    const removed = this.get('scenario', { id: scenarioId });
    if (!removed) throw new AppError('NOT_FOUND', { what: 'scenario', id: scenarioId });
    const children = this.where('scenario', { parent_id: scenarioId });
    for (const overlay of [this.overlays.units, this.overlays.accounts]) {
      for (const child of children) this.#inherit(overlay, scenarioId, child.id, removed.parent_id);
    }
    for (const child of children) this.put('scenario', { ...child, parent_id: removed.parent_id });
    for (const table of ['scenario_unit', 'scenario_account', ...branchedTables.toReversed()] as const) {
      this.removeWhere(table, { scenario_id: scenarioId });
    }
    super.remove('scenario', { id: scenarioId });
  }

  /** A scenario never goes without its parts. */
  override remove<T extends TableName>(table: T, key: Partial<Tables[T]>): void {
    if (table !== 'scenario') super.remove(table, key);
    else if ('id' in key && this.get('scenario', { id: Number(key.id) })) this.removeScenario(Number(key.id));
  }

  override removeWhere<T extends TableName>(table: T, match: Partial<Tables[T]>): number {
    if (table !== 'scenario') return super.removeWhere(table, match);
    const rows = this.where(table, match);
    for (const row of rows) this.remove(table, row);
    return rows.length;
  }

  /**
   * Sets the value in force. A child that looked through this scenario first gets the old value as its own, and a row that
   * now says the same as the scenario above it goes: a scenario holds what differs, and nothing else.
   */
  #assign(overlay: Overlay, scenarioId: number, ids: readonly number[], value: number): void {
    const [, ...ancestors] = overlay.lineage(scenarioId);
    this.#assertTerritory(overlay, scenarioId, value);
    const exists = this.#existing(overlay);
    const parents = scenarioParents(this.store);
    const children = [...parents.keys()].filter((id) => parents.get(id) === scenarioId);
    const own = overlay.own(scenarioId);
    for (const id of ids) {
      if (!exists.has(id)) throw new AppError('NOT_FOUND', { what: overlay.kind.thing, id });
      const inherited = overlay.inForce(ancestors, id);
      const old = own.get(id) ?? inherited;
      if (old === value) continue;
      for (const child of children) {
        const held = overlay.own(child).get(id);
        if (held === undefined) this.#setOwn(overlay, child, id, old);
        else if (held === value) this.#setOwn(overlay, child, id, null);
      }
      this.#setOwn(overlay, scenarioId, id, value === inherited ? null : value);
    }
  }

  /** Gives a child what it looked through `scenarioId` for, before its parent becomes `parentId`. */
  #inherit(overlay: Overlay, scenarioId: number, childId: number, parentId: number | null): void {
    const lineage = parentId === null ? [] : overlay.lineage(parentId);
    const own = overlay.own(childId);
    for (const [id, value] of overlay.own(scenarioId)) {
      const held = own.get(id);
      const inherited = overlay.inForce(lineage, id);
      if (held === undefined && value !== inherited) this.#setOwn(overlay, childId, id, value);
      else if (held === inherited) this.#setOwn(overlay, childId, id, null);
    }
  }

  #setOwn(overlay: Overlay, scenarioId: number, id: number, value: number | null): void {
    const held = overlay.own(scenarioId).get(id);
    this.write(
      this.store.shape(overlay.kind.table),
      [scenarioId, id],
      value === null ? null : [scenarioId, id, value],
      held === undefined ? null : [scenarioId, id, held],
    );
  }

  #assertTerritory(overlay: Overlay, scenarioId: number, territoryId: number): void {
    if (territoryId === 0 || territoryId === overlay.kind.none) return;
    if (!this.get('territory', { scenario_id: scenarioId, territory_id: territoryId })) {
      throw new AppError('NOT_FOUND', { what: 'territory', id: territoryId });
    }
  }

  #existing(overlay: Overlay): ReadonlySet<number> {
    const { thing } = overlay.kind;
    return this.store.derive(`existing:${thing}`, [thing], () => {
      const rows = this.store.statement(`SELECT id FROM ${thing}`, true).all() as [number][];
      return new Set(rows.map(([id]) => id));
    });
  }
}
