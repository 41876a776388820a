import { classLetter } from '../../engine/measures/classes.ts';
import type { SheetFacts, SheetsFacts } from '../../exchange/pack/territory/facts.ts';
import type { Plan } from '../../plan/plan.ts';
import { type Assignment, presentScenario } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { createEvidenceService } from '../evidence-service.ts';
import { createFairnessService } from '../fairness-service.ts';
import type { Projection } from '../projection.ts';
import { createQuotaService } from '../quota-service.ts';
import { mapFacts } from './map-facts.ts';

export interface SheetsRequest {
  scenarioId: number;
  /** null = all. */
  territoryIds: readonly number[] | null;
  at: string;
}

/** Accounts listed by name on a sheet: what its page has room for. */
const listed = 10;

/** What the sheets of territories say: the evidence page's figures, with accounts by name and places for the map. @throws AppError NOT_FOUND */
export function gatherSheets(
  planName: string,
  plan: Plan,
  projection: Projection,
  { scenarioId, territoryIds, at }: SheetsRequest,
): SheetsFacts {
  const read = () => plan;
  const quota = createQuotaService({ plan: read, projection });
  const fairness = createFairnessService({ plan: read, projection, quota: quota.get });
  const evidence = createEvidenceService({
    plan: read,
    projection,
    quota: quota.get,
    fairness: fairness.get,
  });
  const data = projection.dataset(scenarioId);
  const assignment = projection.assignment(scenarioId);
  const alignment = projection.alignment(scenarioId);
  const present = presentScenario(plan);
  const rows = new Map(alignment.territories.map((row) => [row.id, row]));
  const members = accountsOf(assignment);
  const map = mapFacts(plan, data, []);
  return {
    planName,
    scenario: assignment.scenario.name,
    at,
    hasPresent: present !== null && present.id !== scenarioId,
    baseYear: data.baseYear,
    map: map && {
      ...map,
      longitude: Float64Array.from(data.units, ({ longitude }) => longitude),
      latitude: Float64Array.from(data.units, ({ latitude }) => latitude),
      unitTerritory: alignment.unitTerritory,
      colourOf: new Map(alignment.territories.map(({ id, colour }) => [id, colour])),
    },
    sheets: evidence.sheets(scenarioId, territoryIds).map((sheet): SheetFacts => {
      const index = assignment.territoryIndex.get(sheet.territoryId) ?? -1;
      const row = rows.get(sheet.territoryId);
      const rep = row?.repId ? data.repById.get(row.repId) : undefined;
      const touching = bordering(data, assignment, index);
      return {
        ...sheet,
        salesFen: row?.sums.salesFen ?? 0,
        unitCount: row?.sums.units ?? 0,
        ...accountFacts(data, members[index] ?? []),
        home:
          rep && rep.longitude !== null && rep.latitude !== null
            ? { longitude: rep.longitude, latitude: rep.latitude }
            : null,
        borderUnits: sheet.neighbours.map(({ territoryId }) => touching.get(territoryId) ?? []),
      };
    }),
  };
}

/** Account indices per territory index. */
function accountsOf({ accountTerritory, territories }: Assignment): number[][] {
  const members: number[][] = territories.map(() => []);
  accountTerritory.forEach((territory, account) => {
    members[territory]?.push(account);
  });
  return members;
}

function accountFacts(data: Dataset, members: readonly number[]) {
  const order = [...members].sort(
    (a, b) => data.sales[b] - data.sales[a] || data.potential[b] - data.potential[a] || a - b,
  );
  const rest = order.slice(listed);
  return {
    largest: order.slice(0, listed).map((account) => {
      const { name, city, potential_fen, longitude, latitude } = data.accounts[account];
      const unit = data.units[data.accountUnit[account]];
      return {
        name,
        place: unit?.name ?? city,
        customerClass: classLetter(data.classes[account]),
        calls: data.calls[account],
        potentialFen: potential_fen,
        salesFen: data.sales[account],
        longitude,
        latitude,
      };
    }),
    rest: rest.length,
    restSalesFen: rest.reduce((sum, account) => sum + data.sales[account], 0),
    points: members.flatMap((account) => {
      const { longitude, latitude } = data.accounts[account];
      if (longitude === null || latitude === null) return [];
      return [{ customerClass: classLetter(data.classes[account]), longitude, latitude }];
    }),
  };
}

/** Units of other territories that touch one, by territory id. */
function bordering(
  { adjacency }: Dataset,
  { unitTerritory, territories }: Assignment,
  own: number,
): Map<number, number[]> {
  const { offsets, neighbours } = adjacency;
  const touching = new Map<number, Set<number>>();
  unitTerritory.forEach((territory, unit) => {
    if (territory !== own || own < 0) return;
    for (let edge = offsets[unit]; edge < offsets[unit + 1]; edge++) {
      const other = neighbours[edge];
      const of = unitTerritory[other];
      if (of < 0 || of === own) continue;
      const id = territories[of].territory_id;
      const units = touching.get(id);
      if (units) units.add(other);
      else touching.set(id, new Set([other]));
    }
  });
  return new Map([...touching].map(([id, units]) => [id, [...units].sort((a, b) => a - b)]));
}
