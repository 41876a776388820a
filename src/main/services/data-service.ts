import type { AccountRow, CompetitorRow, RepRow, UnitRow } from '../../shared/contract/data.ts';
import type { Plan } from '../plan/plan.ts';
import { accountPoints } from './account-points.ts';
import type { Projection } from './projection.ts';
import { accountRow, competitorRow, repRow, unitRows } from './rows-view.ts';

/** The plan's rows as the grids and the map read them. */
export function createDataService(plan: () => Plan, projection: Projection) {
  return {
    units(offset: number, limit: number, scenarioId?: number): { rows: UnitRow[]; total: number } {
      const data = projection.figures(scenarioId);
      return { rows: unitRows(data, offset, limit), total: data.units.length };
    },
    accountPoints: () => accountPoints(projection.figures()),
    accounts(offset: number, limit: number): { rows: AccountRow[]; total: number } {
      const data = projection.dataset();
      const end = Math.min(offset + limit, data.accounts.length);
      const rows: AccountRow[] = [];
      for (let index = offset; index < end; index++) rows.push(accountRow(data, index));
      return { rows, total: data.accounts.length };
    },
    reps(): RepRow[] {
      const { reps, profiles } = projection.figures();
      return reps.map((rep) => repRow(rep, profiles.get(rep.id)));
    },
    competitors: (): CompetitorRow[] => plan().all('competitor').map(competitorRow),
  };
}

export type DataService = ReturnType<typeof createDataService>;
