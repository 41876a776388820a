/**
 * What an import may find in a row. Each code has words in `i18n/<language>/findings.ts`, a default mend, and the mends a
 * person may choose instead. Money is in fen from the moment it is parsed.
 */
export const findingCodes = [
  'NUMBER_AS_TEXT', // 1,234.00 typed as text
  'NUMBER_FULL_WIDTH', // １２３
  'NUMBER_UNREADABLE',
  'NUMBER_TOO_LARGE', // 900 days in a year
  'AMOUNT_NEGATIVE',
  'COUNT_NEGATIVE', // calls, minutes, days below zero
  'AMOUNT_PERCENT', // 12 % as an amount of money
  'UNIT_OF_TITLE', // 单位：万元 above the headings
  'COORDINATES_MISSING',
  'COORDINATES_SWAPPED',
  'COORDINATES_ZERO',
  'DEGREES_INVALID', // 118°75′, 95°N; `Finding.reason` says why
  'COORDINATES_OUTSIDE', // inside no unit
  'PLACE_UNKNOWN', // neither coordinates nor a known name
  'PLACE_DISAGREES', // point lies in another unit than the named one
  'PLACE_RENAMED', // an old or shortened name was matched
  'PLACE_ALIKE', // a name written or sounding like it was matched
  'PLACE_POSTAL', // found by the postal code
  'PLACE_ONLY_CITY', // a county that nobody knows, in a city that is known
  'PLACE_ONLY_PROVINCE', // a city that nobody knows, in a province that is known
  'CODE_CHANGED', // a GB/T 2260 code that was given up, or is newer than the borders
  'CODE_DIVIDED', // such a code, of a county that was divided
  'ID_DUPLICATE',
  'ID_MISSING',
  'ID_PRECISION_LOST', // 1.32E+05, or more digits than Excel keeps
  'ID_ZEROS_LOST', // 123 among 00122, 00124
  'NAME_MISSING',
  'REP_MISSING',
  'REP_UNKNOWN',
  'ROW_BLANK',
  'TABLE_BELOW', // another table beneath the first
  'ACCOUNT_UNKNOWN', // a sales row for an account the plan does not have
  'PERIOD_UNREADABLE',
  'PERIOD_UNCLEAR', // 08/09, 26-Sep: several months or years it may mean
  'PERIOD_SHORT', // Sep-26, 26/08: a year of two digits
  'YEAR_NOWHERE', // 1月, 8月 in a sheet that names no year
  'CELL_ERROR', // #N/A, #REF! …
  'TERRITORY_UNKNOWN',
  'UNIT_UNKNOWN',
  'GEOMETRY_INVALID',
  'GEOMETRY_ISLAND', // touches no other unit
  'BORDER_GAP', // runs along a neighbour's border without sharing it
  'GEOMETRY_SLIVER',
  'CODE_DUPLICATE',
  'DELIVERED_ELSEWHERE', // 窜货: sold outside the account's own city
  'UNIT_AMBIGUOUS', // a name that several units bear
  'DISTANCE_NEGATIVE',
  'DISTANCE_DUPLICATE', // the same way twice
  'DISTANCE_AVERAGED', // pairs whose two ways differ
  'DISTANCE_MISSING', // pairs of units left without a distance
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** What is wrong with coordinates that can't be read. */
export const degreesFaults = [
  'minutes', // 60 or more
  'seconds',
  'latitude', // over 90°
  'longitude', // over 180°
  'fraction', // 118.5°30′
  'letters', // more than one
  'sign', // a minus and a letter
  'apart', // 118 48: figures with a blank between
  'axes', // both columns hold the same axis
  'pairs', // both columns hold a pair, and they differ
  'shape', // none of the forms that are read
] as const;
export type DegreesFault = (typeof degreesFaults)[number];

/** What is done with the row or cell. */
export const findingActions = [
  'converted', // the value was read as meant
  'swapped', // longitude and latitude exchanged
  'placed', // put at its county, city or province, marked approximate
  'renumbered', // a new id was given
  'created', // what it names is added to the plan
  'zeroed',
  'kept',
  'blanked', // the cell is treated as empty
  'skipped', // the row is not imported
  'unassigned',
  'noted',
] as const;
export type FindingAction = (typeof findingActions)[number];

export const defaultAction: Readonly<Record<FindingCode, FindingAction>> = {
  NUMBER_AS_TEXT: 'converted',
  NUMBER_FULL_WIDTH: 'converted',
  NUMBER_UNREADABLE: 'blanked',
  NUMBER_TOO_LARGE: 'blanked',
  AMOUNT_NEGATIVE: 'zeroed',
  COUNT_NEGATIVE: 'zeroed',
  AMOUNT_PERCENT: 'blanked',
  UNIT_OF_TITLE: 'converted',
  COORDINATES_MISSING: 'placed',
  COORDINATES_SWAPPED: 'swapped',
  COORDINATES_ZERO: 'placed',
  DEGREES_INVALID: 'blanked',
  COORDINATES_OUTSIDE: 'placed',
  PLACE_UNKNOWN: 'unassigned',
  PLACE_DISAGREES: 'kept',
  PLACE_RENAMED: 'converted',
  PLACE_ALIKE: 'converted',
  PLACE_POSTAL: 'converted',
  PLACE_ONLY_CITY: 'placed',
  PLACE_ONLY_PROVINCE: 'placed',
  CODE_CHANGED: 'converted',
  CODE_DIVIDED: 'unassigned',
  ID_DUPLICATE: 'renumbered',
  ID_MISSING: 'renumbered',
  ID_PRECISION_LOST: 'skipped',
  ID_ZEROS_LOST: 'kept',
  NAME_MISSING: 'noted',
  REP_MISSING: 'unassigned',
  REP_UNKNOWN: 'created',
  ROW_BLANK: 'skipped',
  TABLE_BELOW: 'noted',
  ACCOUNT_UNKNOWN: 'skipped',
  PERIOD_UNREADABLE: 'skipped',
  PERIOD_UNCLEAR: 'skipped',
  PERIOD_SHORT: 'converted',
  YEAR_NOWHERE: 'noted',
  CELL_ERROR: 'blanked',
  TERRITORY_UNKNOWN: 'skipped',
  UNIT_UNKNOWN: 'skipped',
  GEOMETRY_INVALID: 'skipped',
  GEOMETRY_ISLAND: 'noted',
  BORDER_GAP: 'noted',
  GEOMETRY_SLIVER: 'noted',
  CODE_DUPLICATE: 'skipped',
  DELIVERED_ELSEWHERE: 'noted',
  UNIT_AMBIGUOUS: 'skipped',
  DISTANCE_NEGATIVE: 'skipped',
  DISTANCE_DUPLICATE: 'skipped',
  DISTANCE_AVERAGED: 'noted',
  DISTANCE_MISSING: 'noted',
};

/** Mends a person may choose per code, the default first. */
export const allowedActions: Readonly<Record<FindingCode, readonly FindingAction[]>> = {
  NUMBER_AS_TEXT: ['converted', 'blanked', 'skipped'],
  NUMBER_FULL_WIDTH: ['converted', 'blanked', 'skipped'],
  NUMBER_UNREADABLE: ['blanked', 'skipped'],
  NUMBER_TOO_LARGE: ['blanked', 'skipped'],
  AMOUNT_NEGATIVE: ['zeroed', 'kept', 'blanked', 'skipped'],
  COUNT_NEGATIVE: ['zeroed', 'blanked', 'skipped'],
  AMOUNT_PERCENT: ['blanked', 'skipped'],
  UNIT_OF_TITLE: ['converted', 'kept'],
  COORDINATES_MISSING: ['placed', 'skipped'],
  COORDINATES_SWAPPED: ['swapped', 'placed', 'skipped'],
  COORDINATES_ZERO: ['placed', 'skipped'],
  DEGREES_INVALID: ['blanked', 'skipped'],
  COORDINATES_OUTSIDE: ['placed', 'kept', 'skipped'],
  PLACE_UNKNOWN: ['unassigned', 'skipped'],
  PLACE_DISAGREES: ['kept', 'placed', 'skipped'],
  PLACE_RENAMED: ['converted', 'skipped'],
  PLACE_ALIKE: ['converted', 'skipped'],
  PLACE_POSTAL: ['converted', 'skipped'],
  PLACE_ONLY_CITY: ['placed', 'unassigned', 'skipped'],
  PLACE_ONLY_PROVINCE: ['placed', 'unassigned', 'skipped'],
  CODE_CHANGED: ['converted', 'skipped'],
  CODE_DIVIDED: ['unassigned', 'placed', 'skipped'],
  ID_DUPLICATE: ['renumbered', 'skipped'],
  ID_MISSING: ['renumbered', 'skipped'],
  ID_PRECISION_LOST: ['skipped', 'kept', 'converted'],
  ID_ZEROS_LOST: ['kept', 'converted', 'skipped'],
  NAME_MISSING: ['noted', 'skipped'],
  REP_MISSING: ['unassigned', 'skipped'],
  REP_UNKNOWN: ['created', 'unassigned', 'skipped'],
  ROW_BLANK: ['skipped'],
  TABLE_BELOW: ['noted'],
  ACCOUNT_UNKNOWN: ['skipped'],
  PERIOD_UNREADABLE: ['skipped'],
  PERIOD_UNCLEAR: ['skipped'],
  PERIOD_SHORT: ['converted', 'skipped'],
  YEAR_NOWHERE: ['noted'],
  CELL_ERROR: ['blanked', 'skipped'],
  TERRITORY_UNKNOWN: ['skipped'],
  UNIT_UNKNOWN: ['skipped'],
  GEOMETRY_INVALID: ['skipped'],
  GEOMETRY_ISLAND: ['noted'],
  BORDER_GAP: ['noted'],
  GEOMETRY_SLIVER: ['noted'],
  CODE_DUPLICATE: ['skipped'],
  DELIVERED_ELSEWHERE: ['noted'],
  UNIT_AMBIGUOUS: ['skipped'],
  DISTANCE_NEGATIVE: ['skipped'],
  DISTANCE_DUPLICATE: ['skipped'],
  DISTANCE_AVERAGED: ['noted'],
  DISTANCE_MISSING: ['noted'],
};

export interface Finding {
  code: FindingCode;
  sheet: string;
  /** 1-based row as Excel shows it; 0 when the finding is about no single row. */
  row: number;
  /** Column heading, or '' when it is about the row. */
  column: string;
  /** The cell's text as found. */
  value: string;
  action: FindingAction;
  /** What it becomes: the number read, the place matched, the new id … */
  suggestion: string;
  /** Only with DEGREES_INVALID: what is wrong with this one. */
  reason?: DegreesFault;
}
