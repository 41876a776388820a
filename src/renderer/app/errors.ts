import { asAppError, isCancelled } from '../api/app-error.ts';

type Translate = (key: string, params: Record<string, string | number>) => string;

/** A call the user or a closing screen gave up: nothing to report. */
export function isAbort(error: unknown): boolean {
  return isCancelled(error) || asAppError(error).code === 'JOB_CANCELLED';
}

/** What happened, where, what to do: from the catalogue `errors`. */
export function errorText(t: Translate, error: unknown): string {
  const { code, params } = asAppError(error);
  return t(`errors:${code}`, { ...params });
}
