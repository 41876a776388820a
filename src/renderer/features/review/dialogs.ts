import { create } from 'zustand';
import type { FileHandle } from '../../../shared/contract/base.ts';

/** What is asked before a package is written or read. */
export type ReviewDialog =
  | { kind: 'send' }
  | { kind: 'back' }
  | { kind: 'open' | 'take'; file: FileHandle; isProtected: boolean };

export const useReviewDialog = create<{ dialog: ReviewDialog | null }>(() => ({ dialog: null }));

export const showReviewDialog = (dialog: ReviewDialog | null): void => useReviewDialog.setState({ dialog });

/** Name under which a screen remembers the package that is looked at. */
export const packageMemory = 'review.package';
/** And which part of the screen is. */
export const partMemory = 'review.part';
