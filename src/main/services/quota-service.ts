import {
  type QuotaRow,
  type QuotaSettings,
  type QuotaSheet,
  quotaSettings,
} from '../../shared/contract/quota.ts';
import type { TerritoryRow } from '../../shared/contract/scenario.ts';
import { AppError } from '../../shared/errors.ts';
import { type Basis, blend } from '../engine/quota/basis.ts';
import { evenSeason, type SeasonProfile, seasonProfile } from '../engine/quota/season.ts';
import { type QuotaTable, quotaTable } from '../engine/quota/sheet.ts';
import type { Plan, PlanReader, PlanWriter } from '../plan/plan.ts';
import type { QuotaCellRecord } from '../plan/rows.ts';
import { readBaseYear } from './settings.ts';

export interface QuotaCellEdit {
  territoryId: number;
  /** 1..12, 0 = the year. */
  month: number;
  /** Null unlocks the cell and lets the spread decide. */
  fen: number | null;
}

interface QuotaDependencies {
  plan: () => Plan;
  /** Territories of a scenario with their sums under its own alignment. */
  sums: (scenarioId: number) => readonly TerritoryRow[];
}

/** Hand-set amounts: `<territory>:<month>` → fen. */
type Locks = Map<string, number>;
const cellKey = (territoryId: number, month: number) => `${territoryId}:${month}`;

/**
 * Quotas of a scenario. The sheet is always a function of settings, locks and the territories' present sums; what is stored
 * is its last outcome, which stays as it is when borders change until it is spread again.
 */
export function createQuotaService({ plan, sums }: QuotaDependencies) {
  const get = (scenarioId: number): QuotaSheet | null => {
    const settings = readSettings(plan(), scenarioId);
    if (!settings) return null;
    const cells = new Map<string, QuotaCellRecord>();
    for (const cell of plan().where('quota_cell', { scenario_id: scenarioId })) {
      cells.set(cellKey(cell.territory_id, cell.month), cell);
    }
    const rows = sums(scenarioId).map((territory) => rowOf(territory, cells));
    const season = readSeason(plan(), settings);
    return {
      scenarioId,
      settings,
      rows,
      withoutQuota: rows.flatMap(({ territoryId }) =>
        cells.has(cellKey(territoryId, 0)) ? [] : [territoryId],
      ),
      totalMonthsFen: Array.from({ length: 12 }, (_, month) =>
        rows.reduce((sum, row) => sum + row.monthsFen[month], 0),
      ),
      season: Array.from(season.shares),
      seasonGaps: season.gaps,
    };
  };

  const stored = (scenarioId: number): QuotaSheet => {
    const sheet = get(scenarioId);
    if (!sheet) throw new AppError('NOT_FOUND', { what: 'quota', id: scenarioId });
    return sheet;
  };

  return {
    get,

    /** Years that the spread would give these territories with the present settings and locks, nothing stored; null when it cannot. */
    preview(scenarioId: number, territories: readonly TerritoryRow[]) {
      const settings = readSettings(plan(), scenarioId);
      if (!settings) return null;
      try {
        const locks = readLocks(plan(), scenarioId);
        const { years } = compute(settings, territories, locks, readSeason(plan(), settings));
        return { year: settings.year, yearFen: new Map(territories.map(({ id }, row) => [id, years[row]])) };
      } catch (error) {
        if (error instanceof AppError) return null;
        throw error;
      }
    },

    /**
     * Spreads the total anew; hand-set cells stay and the rest absorbs. One undo entry.
     * @throws AppError QUOTA_NO_BASIS, QUOTA_IMPOSSIBLE (params: `territory` when one row's own locks contradict)
     */
    spread(scenarioId: number, settings: QuotaSettings): QuotaSheet {
      const name = scenarioName(plan(), scenarioId);
      const territories = sums(scenarioId);
      const locks = readLocks(plan(), scenarioId);
      const table = compute(settings, territories, locks, readSeason(plan(), settings));
      plan().edit(
        { key: 'quota.spread', params: { scenario: name, year: settings.year } },
        ['quota'],
        (write) => {
          write.put('quota_plan', { scenario_id: scenarioId, settings: JSON.stringify(settings) });
          store(write, scenarioId, territories, table, locks);
        },
      );
      return stored(scenarioId);
    },

    /** Sets cells by hand (they become locked) or unlocks them; everything free is spread again. One undo entry. */
    setCells(scenarioId: number, edits: readonly QuotaCellEdit[]): QuotaSheet {
      const { settings } = stored(scenarioId);
      const name = scenarioName(plan(), scenarioId);
      const territories = sums(scenarioId);
      const known = new Set(territories.map(({ id }) => id));
      const locks = readLocks(plan(), scenarioId);
      for (const { territoryId, month, fen } of edits) {
        if (!known.has(territoryId)) throw new AppError('NOT_FOUND', { what: 'territory', id: territoryId });
        if (fen === null) locks.delete(cellKey(territoryId, month));
        else locks.set(cellKey(territoryId, month), fen);
      }
      const table = compute(settings, territories, locks, readSeason(plan(), settings));
      plan().edit(
        { key: 'quota.setCells', params: { scenario: name, count: edits.length } },
        ['quota'],
        (write) => store(write, scenarioId, territories, table, locks),
      );
      return stored(scenarioId);
    },
  };
}

export type QuotaService = ReturnType<typeof createQuotaService>;

function scenarioName(plan: PlanReader, scenarioId: number): string {
  const scenario = plan.get('scenario', { id: scenarioId });
  if (!scenario) throw new AppError('NOT_FOUND', { what: 'scenario', id: scenarioId });
  return scenario.name;
}

function readSettings(plan: PlanReader, scenarioId: number): QuotaSettings | null {
  const stored = plan.get('quota_plan', { scenario_id: scenarioId });
  if (!stored) return null;
  try {
    return quotaSettings.parse(JSON.parse(stored.settings));
  } catch (cause) {
    throw new AppError('PLAN_DAMAGED', { what: 'quota_plan' }, { cause });
  }
}

/** Monthly sales of the base year, or of the latest year that has months when the base year has none. */
function readSeason(plan: PlanReader, settings: QuotaSettings): SeasonProfile {
  if (settings.season === 'even') return evenSeason();
  const years = plan.salesMonthYears();
  const base = readBaseYear(plan, years);
  return seasonProfile(base === null ? new Array<null>(12).fill(null) : plan.salesByMonth(base));
}

function readLocks(plan: PlanReader, scenarioId: number): Locks {
  const locked = plan.where('quota_cell', { scenario_id: scenarioId, locked: 1 });
  return new Map(locked.map((cell) => [cellKey(cell.territory_id, cell.month), cell.amount_fen]));
}

function rowOf({ id, sums }: TerritoryRow, cells: ReadonlyMap<string, QuotaCellRecord>): QuotaRow {
  const months = Array.from({ length: 12 }, (_, month) => cells.get(cellKey(id, month + 1)));
  const year = cells.get(cellKey(id, 0));
  return {
    territoryId: id,
    totalFen: year?.amount_fen ?? 0,
    totalLocked: year?.locked === 1,
    monthsFen: months.map((cell) => cell?.amount_fen ?? 0),
    monthsLocked: months.map((cell) => cell?.locked === 1),
    historyFen: sums.salesFen,
    potentialFen: sums.potentialFen,
  };
}

function bases({ method, weights }: QuotaSettings, territories: readonly TerritoryRow[]): Basis[] {
  const values = {
    history: territories.map(({ sums }) => sums.salesFen),
    potential: territories.map(({ sums }) => sums.potentialFen),
    workload: territories.map(({ sums }) => sums.workloadMinutes),
  };
  const keys = ['history', 'potential', 'workload'] as const;
  return keys.map((key) => ({
    key,
    values: Float64Array.from(values[key]),
    weight: method === 'blend' ? weights[key] : method === key ? 1 : 0,
  }));
}

function compute(
  settings: QuotaSettings,
  territories: readonly TerritoryRow[],
  locks: Locks,
  season: SeasonProfile,
): QuotaTable {
  if (territories.length === 0) throw new AppError('QUOTA_NO_BASIS', { basis: settings.method });
  const locked = (territoryId: number, month: number) => locks.get(cellKey(territoryId, month)) ?? Number.NaN;
  try {
    return quotaTable({
      total: settings.totalFen,
      step: settings.stepFen,
      weights: blend(bases(settings, territories)),
      season: season.shares,
      lockedYears: Float64Array.from(territories, ({ id }) => locked(id, 0)),
      lockedMonths: Float64Array.from({ length: territories.length * 12 }, (_, cell) =>
        locked(territories[Math.floor(cell / 12)].id, (cell % 12) + 1),
      ),
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'QUOTA_IMPOSSIBLE') throw error;
    const { row, ...params } = error.params;
    const territory = territories[Number(row)]?.name;
    throw new AppError('QUOTA_IMPOSSIBLE', territory === undefined ? params : { ...params, territory }, {
      cause: error,
    });
  }
}

/** Writes the table and drops the cells of territories that are no more. */
function store(
  write: PlanWriter,
  scenarioId: number,
  territories: readonly TerritoryRow[],
  { years, months }: QuotaTable,
  locks: Locks,
): void {
  const known = new Set(territories.map(({ id }) => id));
  for (const cell of write.where('quota_cell', { scenario_id: scenarioId })) {
    if (!known.has(cell.territory_id)) write.remove('quota_cell', cell);
  }
  territories.forEach(({ id }, row) => {
    for (let month = 0; month <= 12; month++) {
      write.put('quota_cell', {
        scenario_id: scenarioId,
        territory_id: id,
        month,
        amount_fen: month === 0 ? years[row] : months[row * 12 + month - 1],
        locked: locks.has(cellKey(id, month)) ? 1 : 0,
      });
    }
  });
}
