import type { MeasureUnit } from '../../../../shared/domain/measures.ts';

export interface ReportMeasure {
  key: string;
  name: string;
  unit: MeasureUnit;
}

export interface ReportSums {
  units: number;
  accounts: number;
  calls: number;
  workloadMinutes: number;
  potentialFen: number;
  salesFen: number;
  previousSalesFen: number;
  /** null = no value. */
  imported: (number | null)[];
}
