import type { Cell } from './sheet.ts';

/** One scalar for every shape exceljs gives a cell. Formulas are never evaluated: the cached result counts. */
export function cellToScalar(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value;
  // The streaming reader turns a formula's error result into NaN.
  if (typeof value === 'number') return Number.isFinite(value) ? value : { error: '#VALUE!' };
  if (value instanceof Date) return dateText(value);
  if (typeof value !== 'object') return null;
  if ('richText' in value && Array.isArray(value.richText)) return joinRuns(value.richText);
  if ('error' in value) return { error: String(value.error) };
  if ('result' in value) return cellToScalar(value.result);
  if ('text' in value) return cellToScalar(value.text);
  return null;
}

function joinRuns(runs: readonly unknown[]): string {
  return runs
    .map((run) =>
      typeof run === 'object' && run !== null && 'text' in run && typeof run.text === 'string'
        ? run.text
        : '',
    )
    .join('');
}

/** Excel's dates carry no zone: exceljs gives them as UTC. */
function dateText(date: Date): Cell {
  return Number.isNaN(date.getTime()) ? { error: '#NUM!' } : date.toISOString().slice(0, 10);
}
