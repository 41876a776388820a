/**
 * Cells a grid may edit, by table: the `field` of `data.edit`. Text is read by type:
 * - amount: yuan, stored in fen (`parseFen`); number and integer: `parseAmount`; minutes are minutes
 * - date: `2026-03-01` (`parseDate`)
 * - class: A, B, C, or empty for "by cumulative share"
 * - rep: the rep's name or ref, empty for none
 * - territory: the territory's name in the scenario of the edit; empty = unassigned for a unit, follows its unit for an account
 * - flag: 1 or 0
 * Imported and typed unit measures are edited as `measure:<key>` in the unit they are shown in (yuan, hours, km², numbers).
 */
export const editFields = {
  units: { name: 'text', city: 'text', province: 'text', territory: 'territory' },
  accounts: {
    name: 'text',
    province: 'text',
    city: 'text',
    county: 'text',
    address: 'text',
    longitude: 'number',
    latitude: 'number',
    industry: 'text',
    productLine: 'text',
    channel: 'text',
    customerClass: 'class',
    callsPerYear: 'number',
    minutesPerCall: 'number',
    potential: 'amount',
    rep: 'rep',
    territory: 'territory',
  },
  reps: {
    ref: 'text',
    name: 'text',
    city: 'text',
    longitude: 'number',
    latitude: 'number',
    level: 'text',
    callsPerDay: 'number',
    workingDays: 'integer',
    sinceYear: 'integer',
    fte: 'number',
    hiredOn: 'date',
    skills: 'text',
    cost: 'amount',
  },
  territories: { name: 'text', rep: 'rep', share: 'number', locked: 'flag' },
} as const;

export type EditableTable = keyof typeof editFields;
export type EditFieldType =
  | 'text'
  | 'number'
  | 'integer'
  | 'date'
  | 'amount'
  | 'class'
  | 'rep'
  | 'territory'
  | 'flag';

export const measureFieldPrefix = 'measure:';
