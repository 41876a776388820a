import type { ReportEvidence } from '../../exchange/export/report.ts';
import type { EvidenceService } from '../evidence-service.ts';
import type { FairnessService } from '../fairness-service.ts';
import type { PayService } from './pay-service.ts';
import type { PayoutService } from './payout-service.ts';

interface Sources {
  fairness: FairnessService;
  evidence: EvidenceService;
  pay: PayService;
  payouts: PayoutService;
}

/** What the workbook of evidence holds; pay as it is when everything is met in full. */
export function reportEvidence(sources: Sources, scenarioId: number): ReportEvidence {
  const { templates, plans } = sources.pay.get();
  const nameOf = (list: readonly { id: number; name: string }[], id: number | null) =>
    list.find((one) => one.id === id)?.name ?? '';
  return {
    fairness: sources.fairness.get(scenarioId),
    pay: sources.payouts.payouts(scenarioId, 1, 1).rows.map((row) => ({
      ...row,
      template: nameOf(templates, row.templateId),
      plan: nameOf(plans, row.planId),
    })),
    sheets: sources.evidence.sheets(scenarioId, null),
  };
}
