import type { TerritorySums } from '../../../shared/contract/scenario.ts';
import { classLetter } from '../../engine/measures/classes.ts';
import type {
  ReportQuota,
  ReportTerritory,
  ReportUnit,
  ScenarioReport,
} from '../../exchange/export/report.ts';
import { lazyRows } from '../../exchange/export/rows.ts';
import type { Plan } from '../../plan/plan.ts';
import { type Assignment, presentScenario, readAssignment } from '../assignment.ts';
import { createCompareService } from '../compare-service.ts';
import type { Dataset } from '../dataset.ts';
import { buildMarketSheet } from '../market/market-sheet.ts';
import type { Projection } from '../projection.ts';
import { reportComponent } from '../quota/report-component.ts';
import { createQuotaService } from '../quota-service.ts';
import { derivedUnitValues } from '../rows-view.ts';
import type { Session } from '../session.ts';
import { reportTree } from '../tree/report-tree.ts';

/** All that an export of a scenario writes, gathered from the plan. */
export function buildReport(session: Session, projection: Projection, scenarioId: number): ScenarioReport {
  const plan = session.plan();
  const data = projection.dataset(scenarioId);
  const assignment = readAssignment(plan, data, scenarioId);
  const alignment = projection.alignment(scenarioId);
  return {
    planName: session.name(),
    scenario: {
      name: assignment.scenario.name,
      status: assignment.scenario.status,
      note: assignment.scenario.note,
      isPresent: assignment.scenario.is_present === 1,
    },
    baseYear: data.baseYear,
    exportedAt: new Date().toISOString(),
    measures: data.measures
      .filter(({ derived }) => !derived)
      .map(({ key, name, unit, calculated }) => ({ key: calculated ? name : key, name, unit })),
    territories: alignment.territories.map((row): ReportTerritory => {
      const rep = row.repId === null ? undefined : data.repById.get(row.repId);
      return {
        id: row.id,
        name: row.name,
        rep: rep ? { ref: rep.ref, name: rep.name } : null,
        share: row.share,
        locked: row.locked,
        sums: copySums(row.sums),
        workloadDeviation: row.workloadDeviation,
        potentialDeviation: row.potentialDeviation,
        salesDeviation: row.salesDeviation,
        utilisation: row.utilisation,
        pieces: row.pieces,
      };
    }),
    unassigned: copySums(alignment.unassigned),
    total: copySums(alignment.total),
    units: reportUnits(data, assignment),
    accounts: reportAccounts(data, assignment),
    ...reportMarket(plan, data),
    quota: reportQuota(plan, projection, scenarioId),
    tree: reportTree(plan, data, alignment),
    changes: reportChanges(plan, data, projection, assignment),
    links: plan
      .where('unit_pair', { kind: 'link' })
      .map(({ a, b }) => [codeOf(data, a), codeOf(data, b)] as [string, string]),
    boundaries: plan.get('boundary', { level: 0 })?.topology ?? '',
  };
}

function reportMarket(plan: Plan, data: Dataset): Pick<ScenarioReport, 'market' | 'marketDensityPer'> {
  const { units, settings } = buildMarketSheet(plan, data);
  return { market: units.map(({ unitId: _, ...row }) => row), marketDensityPer: settings.densityPer };
}

const copySums = (sums: TerritorySums) => ({ ...sums, imported: [...sums.imported] });

function codeOf(data: Dataset, unitId: number): string {
  return data.units[data.unitIndex.get(unitId) ?? -1]?.code ?? '';
}

function territoryId(assignment: Assignment, index: number): number | null {
  return index < 0 ? null : assignment.territories[index].territory_id;
}

function reportUnits(data: Dataset, assignment: Assignment): ReportUnit[] {
  const [accounts, calls, workload, potential, sales, previous] = derivedUnitValues(data);
  return data.units.map((unit, index) => ({
    id: unit.id,
    code: unit.code,
    name: unit.name,
    city: unit.city,
    province: unit.province,
    longitude: unit.longitude,
    latitude: unit.latitude,
    territoryId: territoryId(assignment, assignment.unitTerritory[index]),
    accounts: accounts[index],
    calls: calls[index],
    workloadMinutes: workload[index],
    potentialFen: potential[index],
    salesFen: sales[index],
    previousSalesFen: previous[index],
    imported: data.imported.map((values) => (Number.isNaN(values[index]) ? null : values[index])),
  }));
}

function reportAccounts(data: Dataset, assignment: Assignment): ScenarioReport['accounts'] {
  const figure = (year: number | null, index: number) => {
    const value = year === null ? Number.NaN : (data.salesOfYear.get(year)?.[index] ?? Number.NaN);
    return Number.isNaN(value) ? null : value;
  };
  return lazyRows(data.accounts.length, (index) => {
    const account = data.accounts[index];
    const unit = data.units[data.accountUnit[index]];
    return {
      ref: account.ref,
      name: account.name,
      province: account.province,
      city: account.city,
      county: account.county,
      address: account.address,
      industry: account.industry,
      productLine: account.product_line,
      channel: data.channels.get(account.id) ?? '',
      longitude: account.longitude,
      latitude: account.latitude,
      location: account.location,
      unitCode: unit?.code ?? null,
      unitName: unit?.name ?? null,
      territoryId: territoryId(assignment, assignment.accountTerritory[index]),
      isException: assignment.exceptions.has(account.id),
      customerClass: classLetter(data.classes[index]),
      callsPerYear: data.calls[index],
      minutesPerCall: data.minutesPerCall[index],
      workloadMinutes: data.workload[index],
      potentialFen: account.potential_fen,
      salesFen: figure(data.baseYear, index),
      previousSalesFen: figure(data.baseYear === null ? null : data.baseYear - 1, index),
    };
  });
}

function reportQuota(plan: Plan, projection: Projection, scenarioId: number): ReportQuota | null {
  const quota = createQuotaService({ plan: () => plan, projection });
  const sheet = quota.get(scenarioId);
  if (!sheet) return null;
  return {
    year: sheet.settings.year,
    totalFen: sheet.settings.totalFen,
    rows: sheet.rows.map(({ territoryId: id, totalFen, totalLocked, monthsFen, monthsLocked }) => ({
      territoryId: id,
      totalFen,
      totalLocked,
      monthsFen,
      monthsLocked,
    })),
    components: sheet.components.flatMap(({ id }) => quota.get(scenarioId, id) ?? []).map(reportComponent),
  };
}

function reportChanges(
  plan: Plan,
  data: Dataset,
  projection: Projection,
  assignment: Assignment,
): ScenarioReport['changes'] {
  const present = presentScenario(plan);
  if (!present || present.id === assignment.scenario.id) return null;
  const { units, accounts } = createCompareService(() => plan, projection).compare(
    present.id,
    assignment.scenario.id,
  );
  const handover = (moved: (typeof units)[number] | (typeof accounts)[number]) => ({
    fromTerritory: moved.fromName,
    fromRep: moved.fromRep,
    toTerritory: moved.toName,
    toRep: moved.toRep,
    salesFen: moved.salesFen,
    potentialFen: moved.potentialFen,
  });
  return {
    against: present.name,
    units: units.map((moved) => {
      const unit = data.units[data.unitIndex.get(moved.unitId) ?? -1];
      return { ...handover(moved), code: unit.code, name: unit.name, accounts: moved.accounts };
    }),
    accounts: accounts.map((moved) => ({ ...handover(moved), ref: moved.ref, name: moved.name })),
  };
}
