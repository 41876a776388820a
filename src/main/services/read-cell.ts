import { parseAmount, parseFen } from '../../shared/domain/amount-text.ts';
import { parseDate } from '../../shared/domain/date-text.ts';
import {
  type EditableTable,
  type EditFieldType,
  editFields,
  measureFieldPrefix,
} from '../../shared/domain/edit-fields.ts';
import type { MeasureUnit } from '../../shared/domain/measures.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { PlanReader, PlanWriter } from '../plan/plan.ts';
import type { CellValue, EditColumn, Range } from './edit-columns.ts';

/** What one of the shown unit is in the plan's: hours, square kilometres, by square kilometre. Money is read as such. */
const shownIn: Readonly<Partial<Record<MeasureUnit, number>>> = {
  minutes: 60,
  squareMetres: 1e6,
  fenPerSquareMetre: 100 / 1e6,
  countPerSquareMetre: 1 / 1e6,
};

/** The column a field of a sheet stands for: one of the table's own, or a measure typed for units. Undefined: no such column. */
export function columnFor(
  plan: PlanReader,
  table: EditableTable,
  columns: Readonly<Record<string, EditColumn>>,
  field: string,
): EditColumn | undefined {
  if (Object.hasOwn(editFields[table], field)) return columns[field];
  if (table !== 'units' || !field.startsWith(measureFieldPrefix)) return undefined;
  const key = field.slice(measureFieldPrefix.length);
  const measure = plan.get('measure', { key });
  if (!measure) return undefined;
  const unit = plan.get('measure_profile', { measure_key: key })?.unit ?? measure.unit;
  return {
    type: unit === 'fen' || unit === 'fenPerCount' ? 'amount' : 'number',
    write(write: PlanWriter, id, value) {
      if (!write.get('unit', { id })) return 'NOT_FOUND';
      if (typeof value === 'number')
        write.put('unit_measure', { unit_id: id, measure_key: key, value: value * (shownIn[unit] ?? 1) });
      else write.remove('unit_measure', { unit_id: id, measure_key: key });
      return null;
    },
  };
}

/** The value a text means, or the code of what is wrong with it. Empty text means "no value". */
export function readCell(
  plan: PlanReader,
  column: EditColumn,
  text: string,
  scenarioId: number | null,
): { value: CellValue } | ErrorCode {
  const trimmed = text.trim();
  if (trimmed === '') return column.required ? 'VALUE_INVALID' : { value: null };
  const read = readers[column.type](plan, trimmed, scenarioId);
  return typeof read !== 'string' && !isWithin(read.value, column.range) ? 'VALUE_RANGE' : read;
}

const isWithin = (value: CellValue, { least = -Infinity, most = Infinity }: Range = {}) =>
  typeof value !== 'number' || (value >= least && value <= most);

type Reader = (plan: PlanReader, text: string, scenarioId: number | null) => { value: CellValue } | ErrorCode;

const numeric = (value: number | null): { value: CellValue } | ErrorCode =>
  value === null ? 'VALUE_INVALID' : { value };

const readers: Readonly<Record<EditFieldType, Reader>> = {
  text: (_, text) => ({ value: text }),
  number: (_, text) => numeric(parseAmount(text)),
  integer: (_, text) => {
    const value = parseAmount(text);
    return numeric(value !== null && Number.isInteger(value) ? value : null);
  },
  date: (_, text) => {
    const value = parseDate(text);
    return value === null ? 'VALUE_INVALID' : { value };
  },
  amount: (_, text) => numeric(parseFen(text)),
  flag: (_, text) => (text === '1' || text === '0' ? { value: Number(text) } : 'VALUE_INVALID'),
  class: (_, text) => {
    const letter = text.normalize('NFKC').toUpperCase();
    return letter === 'A' || letter === 'B' || letter === 'C' ? { value: letter } : 'VALUE_INVALID';
  },
  rep: (plan, text) => {
    const found = plan.where('rep', { name: text })[0] ?? plan.where('rep', { ref: text })[0];
    return found ? { value: found.id } : 'NOT_FOUND';
  },
  territory: (plan, text, scenarioId) => {
    if (scenarioId === null) return 'VALUE_INVALID';
    const found = plan.where('territory', { scenario_id: scenarioId, name: text })[0];
    return found ? { value: found.territory_id } : 'NOT_FOUND';
  },
};
