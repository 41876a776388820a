import { AppError, type ErrorParams, errorCodes } from '../../shared/errors.ts';

/** What a thread ended with. An error of ours loses its class on the way, not its code; anything else is INTERNAL. */
export function threadError(cause?: unknown): AppError {
  const said =
    cause instanceof Error ? (cause as Error & { code?: unknown; params?: ErrorParams }) : undefined;
  const code = errorCodes.find((known) => known === said?.code);
  return code ? new AppError(code, said?.params, { cause }) : new AppError('INTERNAL', {}, { cause });
}
