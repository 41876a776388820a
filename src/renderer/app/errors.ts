import { spokenParams } from '../../shared/i18n/spoken-params.ts';
import { asAppError, isCancelled, type ShownError } from '../api/app-error.ts';

type Translate = (key: string, params: Record<string, string | number>) => string;

/** A call the user or a closing screen gave up: nothing to report. */
export function isAbort(error: unknown): boolean {
  return isCancelled(error) || asAppError(error).code === 'JOB_CANCELLED';
}

/** What happened, where, what to do: from the catalogue `errors`. */
export function errorText(t: Translate, error: unknown): string {
  return shownErrorText(t, asAppError(error));
}

/** The same of an error that came as data. */
export function shownErrorText(t: Translate, { code, params }: ShownError): string {
  return t(
    `errors:${code}`,
    spokenParams((key) => t(key, {}), params),
  );
}
