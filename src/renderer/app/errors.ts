import { type ErrorCode, type ErrorParams, errorCodes } from '../../shared/errors.ts';

export interface KnownError {
  code: ErrorCode;
  params: ErrorParams;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The typed error the contract promises, or INTERNAL with the words of whatever else was thrown. */
export function knownError(error: unknown): KnownError {
  if (isRecord(error) && isRecord(error.data)) {
    const code = errorCodes.find((known) => isRecord(error.data) && error.data.code === known);
    const params = error.data.params;
    if (code !== undefined) return { code, params: isRecord(params) ? (params as ErrorParams) : {} };
  }
  return { code: 'INTERNAL', params: { detail: error instanceof Error ? error.message : String(error) } };
}

/** A call the user or a closing screen gave up: nothing to report. */
export function isAbort(error: unknown): boolean {
  if (isRecord(error) && error.name === 'AbortError') return true;
  return knownError(error).code === 'JOB_CANCELLED';
}

type Translate = (key: string, params?: Record<string, string | number>) => string;

/** What happened, where, what to do: from the catalogue `errors`. */
export function errorText(t: Translate, error: unknown): string {
  const known = knownError(error);
  return t(`errors:${known.code}`, { ...known.params });
}
