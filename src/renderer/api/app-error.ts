import { ORPCError } from '@orpc/client';
import type { ErrorCode, ErrorParams } from '../../shared/errors.ts';

/** What the connection itself can do wrong; words stand beside the other codes in `i18n/<language>/errors.ts`. */
export type ConnectionErrorCode =
  | 'CONNECTION_LOST'
  | 'CONNECTION_REPLACED'
  | 'CONNECTION_REFUSED'
  | 'TIMED_OUT'
  | 'INPUT_REFUSED';

/** `code` is a key of the `errors` catalogue, `params` its placeholders. */
export interface ShownError {
  code: ErrorCode | ConnectionErrorCode;
  params: ErrorParams;
}

/** Thrown on this side of the wire: by the connection, or for a file the host did not take. */
export class ConnectionError extends Error {
  readonly code: ShownError['code'];
  readonly params: ErrorParams;

  constructor(code: ShownError['code'], params: ErrorParams = {}) {
    super(code);
    this.name = 'ConnectionError';
    this.code = code;
    this.params = params;
  }
}

/** Whatever a call threw, as something there are words for. Unknown things are INTERNAL. */
export function asAppError(error: unknown): ShownError {
  if (error instanceof ConnectionError) return { code: error.code, params: error.params };
  if (error instanceof ORPCError) {
    if (error.code === 'APP' && error.defined) return error.data as ShownError;
    if (error.code === 'BAD_REQUEST') return { code: 'INPUT_REFUSED', params: {} };
  }
  return { code: 'INTERNAL', params: {} };
}

/** True when the call ended because its caller gave it up: nothing to tell the person. */
export function isCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
