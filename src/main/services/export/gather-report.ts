import type { ExportFormat, ScenarioReport } from '../../exchange/export/report.ts';
import { createEvidenceService } from '../evidence-service.ts';
import { createFairnessService } from '../fairness-service.ts';
import { createPayService } from '../pay/pay-service.ts';
import { createPayoutService } from '../pay/payout-service.ts';
import { reportEvidence } from '../pay/report-evidence.ts';
import { reportKpi } from '../pay/report-kpi.ts';
import type { Projection } from '../projection.ts';
import { createQuotaService } from '../quota-service.ts';
import type { Session } from '../session.ts';
import { createSizingService } from '../sizing/sizing-service.ts';
import { staffingReport } from '../staffing/staffing-report.ts';
import { buildReport } from './build-report.ts';

/** What an export of a scenario in a format writes: the report with the parts that this format alone has. */
export function gatherReport(
  session: Session,
  projection: Projection,
  scenarioId: number,
  format: ExportFormat,
): ScenarioReport {
  const plan = () => session.plan();
  const report = buildReport(session, projection, scenarioId);
  if (format === 'xlsx') {
    const sizing = createSizingService(plan, projection);
    return {
      ...report,
      ...staffingReport(plan(), projection, sizing, scenarioId),
      kpi: reportKpi(plan(), scenarioId),
    };
  }
  if (format !== 'evidence') return report;
  const quota = createQuotaService({ plan, projection });
  const fairness = createFairnessService({ plan, projection, quota: quota.get });
  const sources = {
    fairness,
    evidence: createEvidenceService({ plan, projection, quota: quota.get, fairness: fairness.get }),
    pay: createPayService(plan, projection),
    payouts: createPayoutService({ plan, projection, quota: quota.get }),
  };
  return { ...report, evidence: reportEvidence(sources, scenarioId) };
}
