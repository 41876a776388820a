import type { ClientLink } from '@orpc/client';

export type Ending = 'lost' | 'replaced' | 'refused';

/** One open link to the main process. It ends once and is then replaced by a new one. */
export interface OpenLink {
  link: ClientLink<Record<never, never>>;
  /** Settles when the link is of no more use, with why. Never rejects. */
  ended: Promise<Ending>;
}

/** Opens a link; answers why when it can't. Never rejects. */
export type Transport = () => Promise<OpenLink | Ending>;
