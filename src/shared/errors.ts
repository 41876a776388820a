/**
 * The one error type that crosses folders and the wire. Code + parameters only: the words a person reads are made from
 * the catalogues (`shared/i18n/<language>/errors.ts`, key = code) by the renderer or the terminal.
 */
export const errorCodes = [
  // plan file
  'PLAN_NOT_OPEN',
  'PLAN_LOCKED',
  'PLAN_FOREIGN',
  'PLAN_TOO_NEW',
  'PLAN_READ_ONLY',
  'PLAN_DAMAGED',
  'PLAN_PART_DAMAGED',
  'PLAN_MISSING',
  'PLAN_EXISTS',
  'PLAN_DISK_FULL',
  'PLAN_IO',
  'PLAN_BUSY',
  'PLAN_MOVED',
  'PLAN_REPLACED',
  'PLAN_CHANGED',
  'DRIVE_SILENT',
  // files
  'FILE_MISSING',
  'FILE_TOO_LARGE',
  'FILE_NOT_ALLOWED',
  'FILE_WRITE_FAILED',
  // base map
  'BASE_MAP_MISSING',
  'BASE_MAP_FORMAT',
  'BASE_MAP_VECTOR',
  'BASE_MAP_SLOW',
  // import of a whole file
  'IMPORT_TYPE_UNKNOWN',
  'IMPORT_ENCRYPTED',
  'IMPORT_LEGACY_XLS',
  'IMPORT_OTHER_WORKBOOK',
  'IMPORT_TRUNCATED',
  'IMPORT_FORMAT',
  'IMPORT_DOCTYPE',
  'IMPORT_UNSAFE',
  'IMPORT_SHAPEFILE',
  'IMPORT_PROJECTED',
  'IMPORT_PROJECTION_UNKNOWN',
  'IMPORT_PLAN_FILE',
  'IMPORT_DATABASE',
  'IMPORT_TOO_LARGE',
  'IMPORT_EMPTY',
  'IMPORT_NO_HEADER',
  'IMPORT_COLUMN_MISSING',
  'IMPORT_NO_POLYGONS',
  'IMPORT_ONLY_UNITS',
  'IMPORT_NOT_FOUND',
  'IMPORT_NEEDS_UNITS',
  'IMPORT_NEEDS_ACCOUNTS',
  'DISTANCES_TOO_MANY',
  'DISTANCES_NONE',
  'DISTANCES_UNITS',
  // comments and review packages
  'AUTHOR_NEEDED',
  'REVIEW_FOREIGN',
  'REVIEW_TOO_NEW',
  'REVIEW_TOO_LARGE',
  'REVIEW_ALTERED',
  'REVIEW_PASSWORD_NEEDED',
  'REVIEW_PASSWORD_WRONG',
  'REVIEW_NOTHING_CHOSEN',
  'REVIEW_NO_COPY',
  'REVIEW_COPY_IMPORT',
  'REVIEW_IS_BACK',
  'REVIEW_IS_SENT',
  'REVIEW_UNKNOWN',
  'REVIEW_WITHDRAWN',
  'REVIEW_STATE',
  // edits
  'NOT_FOUND',
  'VALUE_INVALID',
  'VALUE_RANGE',
  'NAME_TAKEN',
  'TERRITORY_LOCKED',
  'GUARD_RAIL',
  'SPLIT_IMPOSSIBLE',
  'SPLIT_LINE_MISSES',
  'SCENARIO_FROZEN',
  'SCENARIO_HAS_CHILDREN',
  'SCENARIO_LAST',
  'TREE_CIRCLE',
  'GROUPS_NOTHING',
  'GROUPS_NO_PLACES',
  'GROUPS_TOO_MANY',
  'LAYER_RULE_EMPTY',
  'REBASE_ROOT',
  'NOTHING_TO_UNDO',
  'NOTHING_TO_REDO',
  // calculation
  'DESIGN_NOTHING_TO_DO',
  'DESIGN_INFEASIBLE',
  'DESIGN_NO_HOMES',
  'DESIGN_TOO_MANY',
  'DESIGN_NOT_ADDITIVE',
  'JOB_NOT_FOUND',
  'JOB_CANCELLED',
  'SIZING_THRESHOLDS',
  'REP_TWICE',
  'STAFFING_NO_TERRITORIES',
  'STAFFING_NO_REPS',
  'STAFFING_PRESENT',
  'STAFFING_CHANGED',
  'QUOTA_IMPOSSIBLE',
  'QUOTA_NO_BASIS',
  'KPI_WEIGHTS',
  'KPI_UNNAMED',
  'PAY_CURVE',
  'PAY_LEVEL',
  // formulas and market potential
  'FORMULA_EMPTY',
  'FORMULA_TOO_LONG',
  'FORMULA_TOO_DEEP',
  'FORMULA_SYNTAX',
  'FORMULA_NOT_ALLOWED',
  'FORMULA_FUNCTION_UNKNOWN',
  'FORMULA_ARGUMENTS',
  'FORMULA_NAME_UNKNOWN',
  'FORMULA_NAME_UNKNOWN_NEAR',
  'FORMULA_CONDITION_NEEDED',
  'FORMULA_CONDITION_AS_NUMBER',
  'FORMULA_UNIT_MIXED',
  'FORMULA_UNIT_NEEDED',
  'FORMULA_UNIT_RESULT',
  'FORMULA_CIRCULAR',
  'FORMULA_NEEDS_OTHER',
  'FORMULA_IN_USE',
  'FORMULA_INPUT_MISSING',
  'FORMULA_INPUT_RANGE',
  'POTENTIAL_NEGATIVE',
  'POTENTIAL_NOT_MONEY',
  'QUOTA_WEIGHTS',
  'QUOTA_NEGATIVE',
  'QUOTA_NOT_ISSUED',
  'QUOTA_ISSUED',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Values put into the message: file, sheet, row, column, name, count … */
export type ErrorParams = Readonly<Record<string, string | number>>;

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}
