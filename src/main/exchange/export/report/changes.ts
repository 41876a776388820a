export interface ReportChanges {
  /** Name of the present-state scenario. */
  against: string;
  units: ReportChangedUnit[];
  accounts: ReportChangedAccount[];
}

/** Territory names are '' for unassigned, rep names '' for none. */
interface Handover {
  fromTerritory: string;
  fromRep: string;
  toTerritory: string;
  toRep: string;
  salesFen: number;
  potentialFen: number;
}

export interface ReportChangedUnit extends Handover {
  code: string;
  name: string;
  accounts: number;
}

export interface ReportChangedAccount extends Handover {
  ref: string;
  name: string;
}
