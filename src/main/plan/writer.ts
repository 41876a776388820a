import { AppError } from '../../shared/errors.ts';
import { layerScenarioName, layersOf } from './layer-scenarios.ts';
import { type Overlay, type Overlays, scenarioParents } from './overlay.ts';
import { finish, type Pieces, rowsAtOnce } from './pieces.ts';
import type { PlanWriter } from './plan.ts';
import { branchedTables } from './relations.ts';
import { RowWriter } from './row-writer.ts';
import type { TableName, Tables } from './rows.ts';
import type { PlanStore, RowValues, TableShape } from './store.ts';

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

  /** Branched from the alignment of a layer, the whole scenario branches, and the answer is that layer's alignment in it. */
  branchScenario(fromId: number, name: string): number {
    const from = this.get('scenario', { id: fromId });
    if (!from) throw new AppError('NOT_FOUND', { what: 'scenario', id: fromId });
    const link = this.get('scenario_layer', { scenario_id: fromId });
    if (link) {
      const branch = this.branchScenario(link.base_id, name);
      const own = layersOf(this, branch).find(({ layer_id }) => layer_id === link.layer_id);
      return own?.scenario_id ?? branch;
    }
    if (this.where('scenario', { name }).length > 0) throw new AppError('NAME_TAKEN', { name });
    const id = this.#copyScenario(fromId, name, this.max('scenario', 'colour') + 1);
    for (const { scenario_id, layer_id } of layersOf(this, fromId)) {
      const layer = this.get('layer', { id: layer_id });
      const layerName = layerScenarioName(this, name, layer?.name ?? '');
      const copy = this.#copyScenario(scenario_id, layerName, this.max('scenario', 'colour'));
      this.put('scenario_layer', { scenario_id: copy, layer_id, base_id: id });
    }
    return id;
  }

  branchAlone(fromId: number, name: string): number {
    return this.#copyScenario(fromId, name, this.max('scenario', 'colour'));
  }

  #copyScenario(fromId: number, name: string, colour: number): number {
    const id = this.max('scenario', 'id') + 1;
    this.put('scenario', {
      id,
      name,
      parent_id: fromId,
      colour,
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
    finish(this.removeScenarioInPieces(scenarioId));
  }

  *removeScenarioInPieces(scenarioId: number): Pieces<void> {
    const removed = this.get('scenario', { id: scenarioId });
    if (!removed) throw new AppError('NOT_FOUND', { what: 'scenario', id: scenarioId });
    for (const layer of layersOf(this, scenarioId)) yield* this.removeScenarioInPieces(layer.scenario_id);
    // Snapshots of what goes have nothing to go back to.
    for (const mark of this.where('snapshot', { of_id: scenarioId })) {
      super.remove('snapshot', mark);
      yield* this.removeScenarioInPieces(mark.scenario_id);
    }
    const children = this.where('scenario', { parent_id: scenarioId });
    for (const overlay of [this.overlays.units, this.overlays.accounts]) {
      for (const child of children)
        yield* this.#inheritInPieces(overlay, scenarioId, child.id, removed.parent_id);
    }
    for (const child of children) this.put('scenario', { ...child, parent_id: removed.parent_id });
    for (const table of ['scenario_unit', 'scenario_account', ...branchedTables.toReversed()] as const)
      yield* this.removeWhereInPieces(table, { scenario_id: scenarioId });
    super.remove('scenario_layer', { scenario_id: scenarioId });
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

  /** What stood in a group goes to the group above it; a layer goes with its alignments. */
  protected override removeRow(shape: TableShape, key: RowValues): void {
    if (shape.name === 'territory_group') this.#liftChildren(Number(key[0]), Number(key[1]));
    if (shape.name === 'layer') {
      for (const { scenario_id } of this.where('scenario_layer', { layer_id: Number(key[0]) }))
        this.removeScenario(scenario_id);
    }
    super.removeRow(shape, key);
  }

  #liftChildren(scenarioId: number, groupId: number): void {
    const group = this.get('territory_group', { scenario_id: scenarioId, group_id: groupId });
    if (!group) return;
    for (const child of this.where('territory_group', { scenario_id: scenarioId, parent_id: groupId }))
      this.put('territory_group', { ...child, parent_id: group.parent_id });
    for (const child of this.where('territory_parent', { scenario_id: scenarioId, group_id: groupId })) {
      if (group.parent_id === null) super.remove('territory_parent', child);
      else this.put('territory_parent', { ...child, group_id: group.parent_id });
    }
  }

  /**
   * Sets the value in force. A child that looked through this scenario first gets the old value as its own, and a row that
   * now says the same as the scenario above it goes: a scenario holds what differs, and nothing else.
   */
  #assign(overlay: Overlay, scenarioId: number, ids: readonly number[], value: number): void {
    const [, ...ancestors] = overlay.lineage(scenarioId);
    this.#assertTerritory(overlay, scenarioId, value);
    const exists = this.store.ids(this.store.shape(overlay.kind.thing));
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
  *#inheritInPieces(
    overlay: Overlay,
    scenarioId: number,
    childId: number,
    parentId: number | null,
  ): Pieces<void> {
    const lineage = parentId === null ? [] : overlay.lineage(parentId);
    const own = overlay.own(childId);
    let looked = 0;
    for (const [id, value] of overlay.own(scenarioId)) {
      const held = own.get(id);
      const inherited = overlay.inForce(lineage, id);
      if (held === undefined && value !== inherited) this.#setOwn(overlay, childId, id, value);
      else if (held === inherited) this.#setOwn(overlay, childId, id, null);
      looked += 1;
      if (looked % rowsAtOnce === 0) yield;
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
}
