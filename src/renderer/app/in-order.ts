import type { ClientLink } from '@orpc/client';
import { writes } from '../../shared/contract/writes.ts';
import { whileWriting } from './writing.ts';

type Link = ClientLink<Record<never, never>>;

/**
 * A link over which what writes the plan goes in the order it was asked for: behind the steps back and on that were asked for before
 * it, and told by the status bar while it lasts. Jobs see to that themselves (`follow-job.ts`): their first answer is not their end.
 */
export const inOrder = (link: Link): Link => ({
  call: (path, input, options) => {
    const ask = () => link.call(path, input, options);
    return writes.has(path.join('.')) ? whileWriting(ask) : ask();
  },
});
