import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../test/support/grid-session.ts';
import { readRawWorkbook } from '../../../test/support/raw-workbook.ts';
import { exportScenario } from '../exchange/export/export-scenario.ts';
import { createEvidenceService } from './evidence-service.ts';
import { buildReport } from './export/build-report.ts';
import { createFairnessService } from './fairness-service.ts';
import { createPayService } from './pay/pay-service.ts';
import { createPayoutService } from './pay/payout-service.ts';
import { reportEvidence } from './pay/report-evidence.ts';
import { createQuotaService } from './quota-service.ts';
import { createScenarioService } from './scenario-service.ts';

let opened: GridSession | null = null;
const folder = mkdtempSync(join(tmpdir(), 'bailiwick-evidence-'));
afterEach(() => {
  opened?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function open() {
  opened = gridSession({ columns: 12, rows: 8, accounts: 1500, reps: 6, seed: 3 });
  const { projection, session, present } = opened;
  const scenario = createScenarioService(session.plan, projection);
  const branch = scenario.branch(present.id, 'B');
  const quota = createQuotaService({ plan: session.plan, projection });
  const fairness = createFairnessService({ plan: session.plan, projection, quota: quota.get });
  const evidence = createEvidenceService({
    plan: session.plan,
    projection,
    quota: quota.get,
    fairness: fairness.get,
  });
  quota.spread(branch.id, {
    year: 2027,
    totalFen: 1e10,
    method: 'blend',
    weights: { history: 0.4, potential: 0.6, workload: 0 },
    stepFen: 100,
    season: 'even',
  });
  return { session, projection, scenario, branch, present, quota, fairness, evidence };
}

describe('evidence sheets', () => {
  it('add up to the territory and to its quota', () => {
    const { evidence, branch, projection, quota } = open();
    const { territories } = projection.alignment(branch.id);
    const sheets = evidence.sheets(branch.id, null);
    expect(sheets.map(({ territoryId }) => territoryId)).toEqual(territories.map(({ id }) => id));
    sheets.forEach((sheet, index) => {
      const { sums } = territories[index];
      const classes = (key: 'accounts' | 'potentialFen' | 'salesFen') =>
        sheet.classes.reduce((sum, one) => sum + one[key], 0);
      expect(classes('accounts')).toBe(sums.accounts);
      expect(classes('potentialFen')).toBe(sums.potentialFen);
      expect(classes('salesFen')).toBe(sums.salesFen);
      expect(sheet.history.at(-1)).toEqual({ year: 2026, fen: sums.salesFen });
      expect(sheet.unitNames).toHaveLength(sums.units);
      const months = sheet.quota?.months.reduce((sum, { fen }) => sum + fen, 0);
      expect(months).toBe(sheet.quota?.totalFen);
      expect(sheet.quota?.totalFen).toBe(quota.get(branch.id)?.rows[index].totalFen);
      const [history, potential, workload] = sheet.quota?.bases ?? [];
      expect([history.weight, potential.weight, workload.weight]).toEqual([0.4, 0.6, 0]);
      const blended = 0.4 * (history.share ?? 0) + 0.6 * (potential.share ?? 0);
      expect(sheet.quota?.share).toBeCloseTo(blended, 4);
    });
  });

  it('name neighbours both ways, and what changed from the present', async () => {
    const { evidence, branch, projection, scenario } = open();
    const before = evidence.sheets(branch.id, null);
    expect(await evidence.sheetsInTurns(branch.id, null)).toEqual(before);
    for (const sheet of before) {
      for (const { territoryId } of sheet.neighbours) {
        const other = before.find((one) => one.territoryId === territoryId);
        expect(other?.neighbours.map((one) => one.territoryId)).toContain(sheet.territoryId);
      }
      expect(sheet.change).toMatchObject({ unitsIn: [], unitsOut: [], accountsIn: 0, accountsOut: 0 });
    }
    const { unitTerritory } = projection.alignment(branch.id);
    const [from, to] = before;
    const unit = projection.dataset().units[unitTerritory.indexOf(from.territoryId)];
    scenario.assignUnits(branch.id, [unit.id], to.territoryId);
    const [gave, took] = evidence.sheets(branch.id, [from.territoryId, to.territoryId]);
    expect(gave.change).toMatchObject({ unitsOut: [unit.name], unitsIn: [] });
    expect(took.change).toMatchObject({ unitsIn: [unit.name], unitsOut: [] });
    expect(took.change?.salesInFen).toBe(gave.change?.salesOutFen);
  });

  it('have no change in the present state itself', () => {
    const { evidence, present } = open();
    const [sheet] = evidence.sheets(present.id, null);
    expect(sheet.change).toBeNull();
    expect(sheet.quota).toBeNull();
  });

  it.each(['zh', 'en'] as const)('fill a workbook, a sheet per rep (%s)', async (language) => {
    const given = open();
    const { session, projection, branch } = given;
    const pay = createPayService(session.plan, projection);
    pay.createDefaults({ new: 'n', growing: 'g', mature: 'm', plan: 'p' });
    const payouts = createPayoutService({ plan: session.plan, projection, quota: given.quota.get });
    const report = {
      ...buildReport(session, projection, branch.id),
      evidence: reportEvidence({ ...given, pay, payouts }, branch.id),
    };
    const path = join(mkdtempSync(join(tmpdir(), 'bailiwick-evidence-')), 'e.xlsx');
    await exportScenario(report, path, 'evidence', language);
    const sheets = await readRawWorkbook(path);
    rmSync(join(path, '..'), { recursive: true });
    const names = projection.alignment(branch.id).territories.map(({ name }) => name);
    expect(sheets.slice(2).map(({ name }) => name)).toEqual(names);
    const values = sheets[2].rows.flat().map(({ value }) => value);
    expect(values).toContain((report.evidence.sheets[0].quota?.totalFen ?? 0) / 100);
    expect(values.filter((value) => typeof value === 'string').join()).not.toMatch(
      /evidence:|fairness:|\{\{/,
    );
    expect(sheets[0].rows).toHaveLength(names.length + 1);
    expect(sheets[1].rows).toHaveLength(names.length + 1);
  });
});
