import type { FindingCode } from '../../src/shared/domain/findings.ts';

/** What the README of the East China sample says is wrong in its accounts, and what follows from that. */
export const accountFindings: Partial<Record<FindingCode, number>> = {
  NUMBER_AS_TEXT: 82,
  NUMBER_FULL_WIDTH: 22,
  COORDINATES_MISSING: 115,
  COORDINATES_SWAPPED: 24,
  COORDINATES_ZERO: 12,
  ID_DUPLICATE: 15,
  AMOUNT_NEGATIVE: 8,
  REP_MISSING: 33,
  ROW_BLANK: 12,
};

/** Those of all its files. */
export const sampleFindings: Partial<Record<FindingCode, number>> = {
  ...accountFindings,
  DELIVERED_ELSEWHERE: 164,
  GEOMETRY_ISLAND: 3,
};
