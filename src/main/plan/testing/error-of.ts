import { AppError } from '../../../shared/errors.ts';

/** The AppError `work` throws; fails when it throws none, or one of another kind. */
export function errorOf(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
