import type { QuotaCellEdit, QuotaSettings, QuotaSheet } from '../../../shared/contract/quota.ts';
import type { TerritoryRow } from '../../../shared/contract/scenario.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Plan } from '../../plan/plan.ts';
import { scenarioRecord } from '../assignment.ts';
import type { Projection } from '../projection.ts';
import { compute } from './compute.ts';
import { changedLocks, readLocks } from './locks.ts';
import { readNodes } from './nodes.ts';
import { refuseProblems, yearOf } from './problems.ts';
import { buildSheet } from './sheet.ts';
import { componentOf, freshStored, readStored, type StoredQuota } from './stored.ts';

export interface QuotaDependencies {
  plan: () => Plan;
  projection: Projection;
}

/** What may be changed of a component in one go. Cells in minor units of its currency; null unlocks. */
export interface Change {
  componentId?: number | undefined;
  settings?: QuotaSettings | undefined;
  cells?: readonly QuotaCellEdit[] | undefined;
}

/** Reading: what is stored of a scenario's quotas, and the sheets that follow from it. Writes nothing. */
export function createQuotaDesk({ plan, projection }: QuotaDependencies) {
  /** The sheet of stored settings with some things changed; `strict` refuses what cannot be met. */
  const sheetOf = (scenarioId: number, stored: StoredQuota, change: Change, strict: boolean): QuotaSheet => {
    const alignment = projection.alignment(scenarioId);
    const nodes = readNodes(plan(), scenarioId, alignment.territories);
    const component = { ...componentOf(stored, change.componentId) };
    if (change.settings) component.settings = change.settings;
    const locks = changedLocks(readLocks(plan(), scenarioId, component.id), change.cells ?? []);
    for (const { node } of change.cells ?? [])
      if (!nodes.indexOf.has(node)) throw new AppError('NOT_FOUND', { what: 'territory', id: node });
    const around = {
      plan: plan(),
      data: projection.dataset(scenarioId),
      alignment,
      nodes,
      fiscal: stored.fiscal,
    };
    const computed = compute(around, component, locks, strict);
    if (strict) refuseProblems(nodes, computed);
    return buildSheet({ plan: plan(), scenarioId, stored, component, nodes, computed, locks });
  };

  const get = (scenarioId: number, componentId?: number): QuotaSheet | null => {
    const stored = readStored(plan(), scenarioId);
    if (!stored || projection.alignment(scenarioId).territories.length === 0) return null;
    return sheetOf(scenarioId, stored, { componentId }, false);
  };

  const existing = (scenarioId: number): StoredQuota => {
    scenarioRecord(plan(), scenarioId);
    const stored = readStored(plan(), scenarioId);
    if (!stored) throw new AppError('NOT_FOUND', { what: 'quota', id: scenarioId });
    return stored;
  };
  const draft = (scenarioId: number): StoredQuota => {
    const stored = existing(scenarioId);
    if (stored.status === 'issued') throw new AppError('QUOTA_ISSUED');
    return stored;
  };
  const shown = (scenarioId: number, componentId?: number): QuotaSheet =>
    sheetOf(scenarioId, existing(scenarioId), { componentId }, false);

  return {
    sheetOf,
    get,
    existing,
    draft,
    shown,

    scenarioName: (scenarioId: number): string => scenarioRecord(plan(), scenarioId).name,

    /**
     * Years that the main component would give these territories, nothing stored: the scenario's own with other sums, as after
     * a move. Issued quotas stand. Null before quotas were spread.
     */
    preview(scenarioId: number, territories: readonly TerritoryRow[]) {
      const stored = readStored(plan(), scenarioId);
      if (!stored || territories.length === 0) return null;
      const [component] = stored.components;
      const { year } = component.settings;
      if (stored.status === 'issued') {
        const rows = shown(scenarioId, component.id).rows.map(({ territoryId, totalFen }) => [
          territoryId,
          totalFen,
        ]);
        return { year, yearFen: new Map(rows as [number, number][]) };
      }
      const alignment = { ...projection.alignment(scenarioId), territories: [...territories] };
      const nodes = readNodes(plan(), scenarioId, territories);
      const around = {
        plan: plan(),
        data: projection.dataset(scenarioId),
        alignment,
        nodes,
        fiscal: stored.fiscal,
      };
      const locks = readLocks(plan(), scenarioId, component.id);
      const { table } = compute(around, component, locks, false, sumsOf(territories));
      const years = Array.from(nodes.territoryNode, (node) => yearOf(table.amounts, node));
      return { year, yearFen: new Map(territories.map(({ id }, row) => [id, years[row]])) };
    },

    /** The sheet as it would be, with what cannot be met in `problems`; stores nothing. */
    previewChange(scenarioId: number, change: Change): QuotaSheet {
      const stored =
        readStored(plan(), scenarioId) ?? (change.settings ? freshStored(change.settings) : null);
      if (!stored) throw new AppError('NOT_FOUND', { what: 'quota', id: scenarioId });
      return sheetOf(scenarioId, { ...stored, status: 'draft' }, change, false);
    },
  };
}

export type QuotaDesk = ReturnType<typeof createQuotaDesk>;

/** Territories' own sums as grounds, where they differ from the plan's. */
const sumsOf = (territories: readonly TerritoryRow[]) => ({
  history: Float64Array.from(territories, ({ sums }) => sums.salesFen),
  potential: Float64Array.from(territories, ({ sums }) => sums.potentialFen),
  workload: Float64Array.from(territories, ({ sums }) => sums.workloadMinutes),
});
