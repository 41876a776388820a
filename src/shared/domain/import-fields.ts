/** The kinds of thing a sheet can hold, and the fields its columns can be mapped to. */
export const importKinds = [
  'units',
  'accounts',
  'reps',
  'competitors',
  'sales',
  'assignments',
  'tree',
  'distances',
  'postalCodes',
] as const;
export type ImportKind = (typeof importKinds)[number];

export interface ImportField {
  key: string;
  required: boolean;
  type: 'text' | 'number' | 'money' | 'longitude' | 'latitude' | 'period' | 'integer';
  /** The largest figure a plan takes, in its own unit (minutes, shares of 1). */
  most?: number;
  /** The year a yearly amount belongs to is read from the heading (2025销售额). Such a field may be mapped many times. */
  perYear?: boolean;
  /** The month an amount belongs to is read from the heading (2026年1月): one column for each month instead of one row. */
  perMonth?: boolean;
}

/** Columns of a territory tree from the top down: 大区, numbered levels between, 片区 directly above the territories. */
export const treeLevelFields = ['region', 'level2', 'level3', 'level4', 'level5', 'area'] as const;

/** Kinds that change one scenario. */
export const scenarioKinds: ReadonlySet<ImportKind> = new Set<ImportKind>(['assignments', 'tree']);

const text = (key: string, required = false): ImportField => ({ key, required, type: 'text' });

export const importFields: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  units: [text('code', true), text('name', true), text('city'), text('province')],
  accounts: [
    text('ref', true),
    text('name'),
    text('province'),
    text('city'),
    text('county'),
    text('countyCode'),
    text('address'),
    text('postalCode'),
    { key: 'longitude', required: false, type: 'longitude' },
    { key: 'latitude', required: false, type: 'latitude' },
    text('industry'),
    text('productLine'),
    text('channel'),
    { key: 'salesYear', required: false, type: 'money', perYear: true },
    { key: 'potential', required: false, type: 'money' },
    text('rep'),
    text('customerClass'),
    { key: 'callsPerYear', required: false, type: 'number', most: 1e6 },
    { key: 'minutesPerCall', required: false, type: 'number', most: 1e6 },
  ],
  reps: [
    text('ref', true),
    text('name', true),
    text('city'),
    { key: 'longitude', required: false, type: 'longitude' },
    { key: 'latitude', required: false, type: 'latitude' },
    text('level'),
    { key: 'callsPerDay', required: false, type: 'number', most: 1e6 },
    { key: 'workingDays', required: false, type: 'integer', most: 366 },
    { key: 'sinceYear', required: false, type: 'integer' },
    { key: 'fte', required: false, type: 'number', most: 1 },
    text('hiredOn'),
    text('skills'),
    { key: 'cost', required: false, type: 'money' },
  ],
  competitors: [
    text('name', true),
    text('brand'),
    { key: 'longitude', required: true, type: 'longitude' },
    { key: 'latitude', required: true, type: 'latitude' },
  ],
  sales: [
    { key: 'month', required: true, type: 'period' },
    text('ref', true),
    text('name'),
    { key: 'amount', required: true, type: 'money' },
    { key: 'salesMonth', required: false, type: 'money', perMonth: true },
    text('deliveredProvince'),
    text('deliveredCity'),
  ],
  tree: [...treeLevelFields.map((key) => text(key)), text('territory', true)],
  assignments: [text('unitCode'), text('accountRef'), text('territory', true)],
  /** The unit by its code or its names. */
  postalCodes: [text('postal', true), text('code'), text('name'), text('city'), text('province')],
  /** One of the two distances is needed. */
  distances: [
    text('from', true),
    text('to', true),
    { key: 'kilometres', required: false, type: 'number' },
    { key: 'metres', required: false, type: 'number' },
  ],
};

/** The largest figure a field takes. */
export const mostOf = (kind: ImportKind, key: string): number =>
  importFields[kind].find((field) => field.key === key)?.most ?? Number.POSITIVE_INFINITY;

/** Required fields of a kind that a mapping to these fields still lacks. */
export function missingFields(kind: ImportKind, mapped: ReadonlySet<string | null>): string[] {
  return importFields[kind]
    .filter(({ key, required }) => required && !mapped.has(key) && !isReplaced(kind, key, mapped))
    .map(({ key }) => key);
}

/** A boundary file without codes knows its units by name; columns of months stand for a month and an amount. */
function isReplaced(kind: ImportKind, key: string, mapped: ReadonlySet<string | null>): boolean {
  if (kind === 'units') return key === 'code' && mapped.has('name');
  return kind === 'sales' && (key === 'month' || key === 'amount') && mapped.has('salesMonth');
}
