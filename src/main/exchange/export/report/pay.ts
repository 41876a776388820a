import type { EvidenceSheet } from '../../../../shared/contract/evidence.ts';
import type { FairnessReport } from '../../../../shared/contract/fairness.ts';
import type { KpiTemplate, PayPlan, PayRow } from '../../../../shared/contract/pay.ts';

/** What territories are measured and paid by. */
export interface ReportKpi {
  templates: KpiTemplate[];
  plans: PayPlan[];
  /** `template` '' = none. */
  territories: { id: number; name: string; template: string }[];
}

export interface ReportEvidence {
  fairness: FairnessReport;
  pay: ReportPay[];
  sheets: EvidenceSheet[];
}

/** A territory's pay when sales and all other KPIs are met in full, with the names of what it is paid by. */
export interface ReportPay extends PayRow {
  /** '' = none. */
  template: string;
  plan: string;
}
