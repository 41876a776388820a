import type { QuotaCellEdit, QuotaSettings, QuotaSheet } from '../../../shared/contract/quota.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Plan } from '../../plan/plan.ts';
import { type Noted, note, noteChanges } from './changes.ts';
import type { Change, QuotaDesk } from './desk.ts';
import { writeLocks } from './locks.ts';
import { componentOf, freshStored, readStored, withSettings, writeStored } from './stored.ts';

/** Settings and hand-set cells of a draft: each change is one step with its lines in the quotas' own history. */
export function createQuotaEdits(plan: () => Plan, desk: QuotaDesk) {
  const { draft, sheetOf, scenarioName } = desk;

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
    const scenario = scenarioName(scenarioId);
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
    edit,
    editAll,

    /**
     * Sets a component's settings; hand-set cells stay and the rest absorbs. One undo entry.
     * @throws AppError QUOTA_NO_BASIS, QUOTA_WEIGHTS, QUOTA_NEGATIVE, QUOTA_ISSUED, QUOTA_IMPOSSIBLE `{locked, total, over}` in
     * minor units, with `territory`, `period` and `names` of the territories that press where they are known
     */
    spread(scenarioId: number, settings: QuotaSettings, componentId?: number, why?: string): QuotaSheet {
      const name = scenarioName(scenarioId);
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
  };
}

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
