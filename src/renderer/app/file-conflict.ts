import { asAppError } from '../api/app-error.ts';
import { fileConflicts, setApp } from './store.ts';

/** When an error says that the plan's file is no longer ours, asks for a decision (`FileConflictDialog`) and answers true. */
export function noticeConflict(error: unknown): boolean {
  const { code } = asAppError(error);
  const conflict = fileConflicts.find((known) => known === code);
  if (conflict !== undefined) setApp({ conflict, unresolved: conflict });
  return conflict !== undefined;
}
