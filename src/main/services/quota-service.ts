import type {
  QuotaCellEdit,
  QuotaChange,
  QuotaComponent,
  QuotaFiscal,
  QuotaSettings,
  QuotaSheet,
  QuotaTransferLine,
} from '../../shared/contract/quota.ts';
import type { TerritoryRow } from '../../shared/contract/scenario.ts';
import { AppError } from '../../shared/errors.ts';
import type { Plan, PlanReader, PlanWriter } from '../plan/plan.ts';
import { scenarioRecord, territoryRecord } from './assignment.ts';
import type { Projection } from './projection.ts';
import { type Noted, noteChanges, readChanges, signature, writeSignature } from './quota/changes.ts';
import { cellKey, compute, type Locks } from './quota/compute.ts';
import { nodeIds, readNodes } from './quota/nodes.ts';
import { refuseProblems, yearOf } from './quota/problems.ts';
import { buildSheet } from './quota/sheet.ts';
import {
  componentOf,
  mainComponent,
  readStored,
  type StoredComponent,
  type StoredQuota,
  writeStored,
} from './quota/stored.ts';
import { transferLines } from './quota/transfers.ts';

interface QuotaDependencies {
  plan: () => Plan;
  projection: Projection;
}

interface Change {
  componentId?: number | undefined;
  settings?: QuotaSettings | undefined;
  cells?: readonly QuotaCellEdit[] | undefined;
}

interface Transfer {
  accountIds: readonly number[];
  toTerritoryId: number;
  day: string;
}

/**
 * Quotas of a scenario. A draft's sheet is always a function of settings, hand-set cells, the tree and the territories'
 * present figures: it follows every border that moves. What is stored is settings and hand-set cells. Issuing writes the
 * numbers down; from then on they change only by hand, by import and by accounts that change hands on a day.
 */
export function createQuotaService({ plan, projection }: QuotaDependencies) {
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

  /** Changes of one or several components as one step. @throws AppError as `spread` */
  const editAll = (
    scenarioId: number,
    changes: readonly Change[],
    why: string | undefined,
    kind: 'cell' | 'import',
  ): QuotaSheet[] => {
    const stored = draft(scenarioId);
    const worked = changes.map((asked) => {
      const { id, settings } = componentOf(stored, asked.componentId);
      const change = withTotal(asked, settings);
      return {
        id,
        change,
        cells: change.cells ?? [],
        before: sheetOf(scenarioId, stored, { componentId: id }, false),
        after: sheetOf(scenarioId, stored, { ...change, componentId: id }, true),
      };
    });
    const count = worked.reduce((sum, { cells }) => sum + cells.length, 0);
    const scenario = scenarioName(plan(), scenarioId);
    const key = kind === 'import' ? 'quota.import' : count > 0 ? 'quota.setCells' : 'quota.settings';
    plan().edit({ key, params: { scenario, count } }, ['quota'], (write) => {
      const next = worked.reduce(
        (standing, { id, change: { settings } }) =>
          settings ? withSettings(standing, id, settings) : standing,
        stored,
      );
      if (next !== stored) writeStored(write, scenarioId, next);
      for (const { id, cells, before, after } of worked) {
        writeLocks(write, scenarioId, id, cells);
        const noted = cellChanges(id, cells, before, after);
        noteChanges(
          write,
          scenarioId,
          kind === 'import' ? noted.map((each) => ({ ...each, kind })) : noted,
          why,
        );
      }
    });
    return worked.map(({ after }) => after);
  };
  const edit = (scenarioId: number, change: Change, why?: string): QuotaSheet => {
    const [sheet] = editAll(scenarioId, [change], why, 'cell');
    return sheet;
  };

  return {
    get,

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

    /**
     * Sets a component's settings; hand-set cells stay and the rest absorbs. One undo entry.
     * @throws AppError QUOTA_NO_BASIS, QUOTA_WEIGHTS, QUOTA_NEGATIVE, QUOTA_ISSUED, QUOTA_IMPOSSIBLE `{locked, total, over}` in
     * minor units, with `territory`, `period` and `names` of the territories that press where they are known
     */
    spread(scenarioId: number, settings: QuotaSettings, componentId?: number, why?: string): QuotaSheet {
      const name = scenarioName(plan(), scenarioId);
      const known = readStored(plan(), scenarioId);
      if (known?.status === 'issued') throw new AppError('QUOTA_ISSUED');
      const stored = known ?? freshStored(settings);
      const component = componentOf(stored, componentId);
      const next = withSettings(stored, component.id, settings);
      const before = known ? sheetOf(scenarioId, stored, { componentId: component.id }, false) : null;
      const after = sheetOf(scenarioId, next, { componentId: component.id }, true);
      plan().edit(
        { key: 'quota.spread', params: { scenario: name, year: settings.year } },
        ['quota'],
        (write) => {
          writeStored(write, scenarioId, next);
          const total = (sheet: QuotaSheet | null) => sheet?.nodes[0].amountsFen[0] ?? null;
          noteChanges(
            write,
            scenarioId,
            [note('spread', component.id, 'all', '', 0, total(before), total(after))],
            why,
          );
        },
      );
      return sheetOf(scenarioId, next, { componentId: component.id }, false);
    },

    /** The sheet as it would be, with what cannot be met in `problems`; stores nothing. */
    previewChange(scenarioId: number, change: Change): QuotaSheet {
      const stored =
        readStored(plan(), scenarioId) ?? (change.settings ? freshStored(change.settings) : null);
      if (!stored) throw new AppError('NOT_FOUND', { what: 'quota', id: scenarioId });
      return sheetOf(scenarioId, { ...stored, status: 'draft' }, change, false);
    },

    edit,
    editAll,

    /** Cells of territories by hand; null unlocks. One undo entry. */
    setCells(
      scenarioId: number,
      edits: readonly { territoryId: number; month: number; fen: number | null }[],
      componentId?: number,
    ): QuotaSheet {
      const cells = edits.map(({ territoryId, month, fen }) => ({
        node: `t:${territoryId}`,
        period: month,
        fen,
      }));
      return edit(scenarioId, { componentId, cells });
    },

    /** Freezes the numbers of every component, or lets them follow the borders again. */
    setStatus(scenarioId: number, status: 'draft' | 'issued', why?: string): QuotaSheet {
      const stored = existing(scenarioId);
      if (stored.status === status) return shown(scenarioId);
      const name = scenarioName(plan(), scenarioId);
      const sheets =
        status === 'issued'
          ? stored.components.map(({ id }) => sheetOf(scenarioId, stored, { componentId: id }, true))
          : [];
      const key = status === 'issued' ? 'quota.issue' : 'quota.reopen';
      plan().edit({ key, params: { scenario: name } }, ['quota'], (write) => {
        const issuedAt = status === 'issued' ? new Date().toISOString() : null;
        writeStored(write, scenarioId, { ...stored, status, issuedAt });
        write.removeWhere('quota_issue', { scenario_id: scenarioId });
        write.removeWhere('account_transfer', { scenario_id: scenarioId });
        for (const { componentId, nodes } of sheets)
          for (const { node, amountsFen } of nodes)
            write.put('quota_issue', {
              scenario_id: scenarioId,
              component_id: componentId,
              node,
              amounts: JSON.stringify(amountsFen),
              ...nodeIds(node),
            });
        const change = note(status === 'issued' ? 'issue' : 'reopen', 0, 'all', '', 0, null, null);
        noteChanges(write, scenarioId, [change], why);
      });
      return shown(scenarioId);
    },

    setFiscal(scenarioId: number, fiscal: QuotaFiscal): QuotaSheet {
      const stored = { ...draft(scenarioId), fiscal };
      const params = { scenario: scenarioName(plan(), scenarioId) };
      plan().edit({ key: 'quota.settings', params }, ['quota'], (write) =>
        writeStored(write, scenarioId, stored),
      );
      return shown(scenarioId);
    },

    /** Adds or changes a component. A new one starts with the settings of the main one and nothing hand-set. */
    saveComponent(
      scenarioId: number,
      component: Omit<QuotaComponent, 'id'> & { id: number | null },
    ): QuotaSheet {
      const stored = draft(scenarioId);
      const taken = stored.components.some(({ id, name }) => id !== component.id && name === component.name);
      if (taken) throw new AppError('NAME_TAKEN', { name: component.name });
      const id = component.id ?? Math.max(...stored.components.map((each) => each.id)) + 1;
      const { settings } = component.id === null ? stored.components[0] : componentOf(stored, id);
      const { nodeFloors: _floors, nodeCeilings: _ceilings, ...plain } = settings;
      const saved: StoredComponent = { ...component, id, settings: component.id === null ? plain : settings };
      const components =
        component.id === null
          ? [...stored.components, saved]
          : stored.components.map((each) => (each.id === id ? saved : each));
      plan().edit({ key: 'quota.component', params: { name: component.name } }, ['quota'], (write) =>
        writeStored(write, scenarioId, { ...stored, components }),
      );
      return shown(scenarioId, id);
    },

    /** The main component stays. */
    removeComponent(scenarioId: number, componentId: number): QuotaSheet {
      const stored = draft(scenarioId);
      const { name } = componentOf(stored, componentId);
      if (componentId === stored.components[0].id)
        throw new AppError('VALUE_INVALID', { field: 'componentId', value: name });
      plan().edit({ key: 'quota.removeComponent', params: { name } }, ['quota'], (write) => {
        const components = stored.components.filter(({ id }) => id !== componentId);
        writeStored(write, scenarioId, { ...stored, components });
        for (const table of ['quota_cell', 'quota_comment'] as const)
          write.removeWhere(table, { scenario_id: scenarioId, component_id: componentId });
      });
      return shown(scenarioId);
    },

    comment(scenarioId: number, componentId: number | undefined, node: string, period: number, text: string) {
      const { id } = componentOf(existing(scenarioId), componentId);
      const key = { scenario_id: scenarioId, component_id: id, node, period };
      const target = shown(scenarioId, id).nodes.find((each) => each.node === node);
      if (!target) throw new AppError('NOT_FOUND', { what: 'territory', id: node });
      plan().edit({ key: 'quota.comment', params: { name: target.name } }, ['quota'], (write) => {
        if (text === '') return write.remove('quota_comment', key);
        const at = new Date().toISOString();
        write.put('quota_comment', { ...key, text, author: signature(write), at, ...nodeIds(node) });
      });
      return shown(scenarioId, id);
    },

    changes: (scenarioId: number, limit: number): QuotaChange[] => readChanges(plan(), scenarioId, limit),

    signature: (): string => signature(plan()),
    setSignature(who: string): void {
      plan().edit({ key: 'quota.signature', params: { who } }, ['quota'], (write) =>
        writeSignature(write, who),
      );
    },

    /** What accounts would take along; stores nothing. @throws AppError QUOTA_NOT_ISSUED while borders still move the numbers */
    previewTransfer: (scenarioId: number, transfer: Transfer): QuotaTransferLine[] =>
      lines(scenarioId, transfer),

    /** Gives accounts to a territory from a day on, and the quota that goes along. One undo entry. */
    transfer(scenarioId: number, transfer: Transfer, why?: string): QuotaTransferLine[] {
      const moved = lines(scenarioId, transfer);
      const target = territoryRecord(plan(), scenarioId, transfer.toTerritoryId);
      const sources = new Set(moved.map(({ fromTerritoryId }) => fromTerritoryId));
      for (const id of [...sources, transfer.toTerritoryId]) {
        const { locked, name } = territoryRecord(plan(), scenarioId, id);
        if (locked === 1) throw new AppError('TERRITORY_LOCKED', { name });
      }
      const params = { count: transfer.accountIds.length, territory: target.name, day: transfer.day };
      plan().edit({ key: 'quota.transfer', params }, ['alignment', 'quota'], (write) => {
        write.assignAccounts(scenarioId, transfer.accountIds, transfer.toTerritoryId);
        const first = write.max('account_transfer', 'transfer_id') + 1;
        moved.forEach((line) => {
          write.put('account_transfer', {
            scenario_id: scenarioId,
            transfer_id: first + transfer.accountIds.indexOf(line.accountId),
            component_id: line.componentId,
            account_id: line.accountId,
            from_territory: line.fromTerritoryId,
            to_territory: transfer.toTerritoryId,
            day: transfer.day,
            months: JSON.stringify(line.monthsFen),
          });
        });
        const noted = moved.flatMap((line) => [
          note(
            'transfer',
            line.componentId,
            `t:${line.fromTerritoryId}`,
            line.fromName,
            0,
            null,
            -line.movedFen,
          ),
          note('transfer', line.componentId, `t:${target.territory_id}`, target.name, 0, null, line.movedFen),
        ]);
        const named = moved[0] ? `${transfer.day} ${moved[0].accountName}` : transfer.day;
        noteChanges(write, scenarioId, noted, why ? `${named}: ${why}` : named);
      });
      return moved;
    },
  };

  function lines(scenarioId: number, transfer: Transfer): QuotaTransferLine[] {
    const stored = existing(scenarioId);
    if (stored.status !== 'issued') throw new AppError('QUOTA_NOT_ISSUED');
    return stored.components.flatMap(({ id }) =>
      transferLines(
        projection.dataset(scenarioId),
        projection.alignment(scenarioId),
        sheetOf(scenarioId, stored, { componentId: id }, false),
        transfer,
      ),
    );
  }
}

export type QuotaService = ReturnType<typeof createQuotaService>;

function scenarioName(plan: PlanReader, scenarioId: number): string {
  return scenarioRecord(plan, scenarioId).name;
}

const freshStored = (settings: QuotaSettings): StoredQuota => ({
  status: 'draft',
  issuedAt: null,
  fiscal: { startMonth: 1, pattern: 'months' },
  components: [{ ...mainComponent, settings }],
});

/** Territories' own sums as grounds, where they differ from the plan's. */
const sumsOf = (territories: readonly TerritoryRow[]) => ({
  history: Float64Array.from(territories, ({ sums }) => sums.salesFen),
  potential: Float64Array.from(territories, ({ sums }) => sums.potentialFen),
  workload: Float64Array.from(territories, ({ sums }) => sums.workloadMinutes),
});

/** The year of the whole typed into the sheet is its total, which has no lock. */
function withTotal(change: Change, present: QuotaSettings): Change {
  const isTotal = ({ node, period }: QuotaCellEdit) => node === 'all' && period === 0;
  const total = change.cells?.findLast(isTotal);
  if (!total) return change;
  const settings = change.settings ?? present;
  return {
    ...change,
    cells: change.cells?.filter((cell) => !isTotal(cell)),
    settings: total.fen === null ? settings : { ...settings, totalFen: total.fen, totalFrom: 'given' },
  };
}

/** A year is the same for all components. */
function withSettings(stored: StoredQuota, componentId: number, settings: QuotaSettings): StoredQuota {
  return {
    ...stored,
    components: stored.components.map((each) =>
      each.id === componentId
        ? { ...each, settings }
        : { ...each, settings: { ...each.settings, year: settings.year } },
    ),
  };
}

function readLocks(plan: PlanReader, scenarioId: number, componentId: number): Map<string, number> {
  const rows = plan.where('quota_cell', { scenario_id: scenarioId, component_id: componentId, locked: 1 });
  return new Map(rows.map(({ node, period, amount }) => [cellKey(node, period), amount]));
}

function changedLocks(locks: Map<string, number>, cells: readonly QuotaCellEdit[]): Locks {
  for (const { node, period, fen } of cells) {
    if (fen === null) locks.delete(cellKey(node, period));
    else locks.set(cellKey(node, period), fen);
  }
  return locks;
}

/** Only hand-set cells are stored; rows of older plans that hold spread amounts go. */
function writeLocks(
  write: PlanWriter,
  scenarioId: number,
  componentId: number,
  cells: readonly QuotaCellEdit[],
): void {
  const scope = { scenario_id: scenarioId, component_id: componentId };
  write.removeWhere('quota_cell', { ...scope, locked: 0 });
  for (const { node, period, fen } of cells) {
    const key = { ...scope, node, period };
    if (fen === null) write.remove('quota_cell', key);
    else write.put('quota_cell', { ...key, amount: fen, locked: 1, ...nodeIds(node) });
  }
}

function note(
  kind: Noted['kind'],
  componentId: number,
  node: string,
  name: string,
  period: number,
  before: number | null,
  after: number | null,
): Noted {
  return { kind, component_id: componentId, node, node_name: name, period, before, after };
}

function cellChanges(
  componentId: number,
  cells: readonly QuotaCellEdit[],
  before: QuotaSheet,
  after: QuotaSheet,
): Noted[] {
  const former = new Map(before.nodes.map((node) => [node.node, node]));
  const latter = new Map(after.nodes.map((node) => [node.node, node]));
  return cells.map(({ node, period, fen }) =>
    note(
      fen === null ? 'unlock' : 'cell',
      componentId,
      node,
      latter.get(node)?.name ?? '',
      period,
      former.get(node)?.amountsFen[period] ?? null,
      latter.get(node)?.amountsFen[period] ?? null,
    ),
  );
}
