import { AppError } from '../../../shared/errors.ts';

/** Far above any real planning sheet, far below what would stop the machine. */
export const limits = {
  fileBytes: 200 * 1024 * 1024,
  inflatedBytes: 700 * 1024 * 1024,
  zipEntries: 2000,
  rows: 1_048_576,
  columns: 300,
  cellCharacters: 32_767,
  features: 60_000,
  vertices: 8_000_000,
} as const;

/** IMPORT_TOO_LARGE names what was too large (`what` is a key of `limits`) and the limit. */
export function tooLarge(file: string, what: keyof typeof limits): AppError {
  return new AppError('IMPORT_TOO_LARGE', { file, what, limit: limits[what] });
}
