import type { Services } from '../services/index.ts';
import { os } from './os.ts';

export function compareHandlers({ compare }: Services) {
  return {
    compare: os.scenario.compare.handler(async ({ input, signal }) => {
      const { accounts: _, ...found } = await compare.inTurns(input.leftId, input.rightId, signal);
      return found;
    }),
    movedAccounts: os.scenario.movedAccounts.handler(
      async ({ input: { leftId, rightId, offset, limit }, signal }) => {
        const { accounts } = await compare.inTurns(leftId, rightId, signal);
        return accounts.slice(offset, offset + limit);
      },
    ),
  };
}
