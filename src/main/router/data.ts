import { pack } from '../../shared/geometry/packed.ts';
import type { Services } from '../services/index.ts';
import { os } from './os.ts';

export function dataHandlers({ data, edit, links, shapes }: Services) {
  return {
    units: os.data.units.handler(({ input }) => data.units(input.offset, input.limit, input.scenarioId)),
    shape: os.data.shape.handler(({ input }) => shapes.shape(input.level)),
    accountPoints: os.data.accountPoints.handler(() => data.accountPoints()),
    accounts: os.data.accounts.handler(({ input }) => data.accounts(input.offset, input.limit)),
    reps: os.data.reps.handler(() => data.reps()),
    competitors: os.data.competitors.handler(() => data.competitors()),
    edit: os.data.edit.handler(({ input }) => edit.edit(input)),
    neighbours: os.data.neighbours.handler(() => {
      const { pairs, links: drawn } = links.neighbours();
      return { pairs: new Blob([pack(pairs)]), links: drawn };
    }),
    setLink: os.data.setLink.handler(({ input }) => links.setLink(input.a, input.b, input.kind)),
    suggestLinks: os.data.suggestLinks.handler(() => links.suggest()),
    acceptLinks: os.data.acceptLinks.handler(({ input }) => links.accept(input.pairs)),
  };
}
