export interface ReportQuota {
  year: number;
  totalFen: number;
  rows: ReportQuotaRow[];
  /** Every component with its tree, the main one first. */
  components: ReportQuotaComponent[];
}

export interface ReportQuotaComponent {
  /** Empty = the main one. */
  name: string;
  year: number;
  /** Currency, or what a volume is counted in. */
  unit: string;
  /** Digits of the unit that amounts are whole numbers of. */
  decimals: number;
  /** Whether periods are calendar months. */
  isCalendar: boolean;
  /** Calendar month (1..12) each of the twelve periods begins in. */
  startMonths: number[];
  /** Each node before those below it. */
  nodes: ReportQuotaNode[];
}

export interface ReportQuotaNode {
  /** `all`, `g:<group>`, `t:<territory>`. */
  key: string;
  kind: 'all' | 'group' | 'territory';
  territoryId: number | null;
  name: string;
  depth: number;
  /** Year, twelve months, four quarters, minor units. */
  amounts: number[];
}

export interface ReportQuotaRow {
  territoryId: number;
  totalFen: number;
  totalLocked: boolean;
  /** January first, 12 of each. */
  monthsFen: number[];
  monthsLocked: boolean[];
}
