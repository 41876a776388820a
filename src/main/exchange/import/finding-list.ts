import {
  allowedActions,
  type DegreesFault,
  defaultAction,
  type Finding,
  type FindingAction,
  type FindingCode,
} from '../../../shared/domain/findings.ts';

/** The mend chosen for a finding, or undefined for the default. */
export type Decide = (finding: {
  code: FindingCode;
  row: number;
  column: string;
}) => FindingAction | undefined;

export interface FindingList {
  readonly list: Finding[];
  /**
   * Notes a finding and answers the mend in force: the one chosen, if it is allowed, else `fallback`, else the code's default.
   */
  add(
    code: FindingCode,
    row: number,
    column: string,
    value: string,
    suggestion?: string,
    fallback?: FindingAction,
    reason?: DegreesFault,
  ): FindingAction;
}

export function createFindingList(sheet: string, decide: Decide): FindingList {
  const list: Finding[] = [];
  return {
    list,
    add(code, row, column, value, suggestion = '', fallback = defaultAction[code], reason) {
      const chosen = decide({ code, row, column });
      const action = chosen && allowedActions[code].includes(chosen) ? chosen : fallback;
      const finding: Finding = { code, sheet, row, column, value, action, suggestion };
      list.push(reason === undefined ? finding : { ...finding, reason });
      return action;
    },
  };
}
