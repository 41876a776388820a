import { pack } from '../../shared/geometry/packed.ts';
import { unpackCells } from '../../shared/rows/packed-cells.ts';
import { type Columns, packRows } from '../../shared/rows/packed-rows.ts';
import { accountColumns, unitColumns } from '../../shared/rows/row-columns.ts';
import type { Services } from '../services/index.ts';
import { follow } from './follow.ts';
import { os } from './os.ts';

function packed<Row extends object>(page: { rows: Row[]; total: number }, columns: Columns<Row>) {
  return { bytes: packRows(page.rows, columns), total: page.total };
}

export function dataHandlers({ data, edit, links, shapes }: Services) {
  return {
    units: os.data.units.handler(({ input: { offset, limit, scenarioId } }) =>
      packed(data.units(offset, limit, scenarioId), unitColumns),
    ),
    shape: os.data.shape.handler(({ input }) => shapes.shape(input.level)),
    accountPoints: os.data.accountPoints.handler(() => data.accountPoints()),
    accounts: os.data.accounts.handler(({ input }) =>
      packed(data.accounts(input.offset, input.limit), accountColumns),
    ),
    reps: os.data.reps.handler(() => data.reps()),
    competitors: os.data.competitors.handler(() => data.competitors()),
    edit: os.data.edit.handler(({ input, signal }) => {
      const request = { ...input, cells: unpackCells(input.cells) };
      return follow((onStage, stop) => edit.editInTurns(request, { onStage, signal: stop }), signal);
    }),
    neighbours: os.data.neighbours.handler(() => {
      const { pairs, links: drawn } = links.neighbours();
      return { pairs: pack(pairs), links: drawn };
    }),
    setLink: os.data.setLink.handler(({ input }) => links.setLink(input.a, input.b, input.kind)),
    suggestLinks: os.data.suggestLinks.handler(({ signal }) =>
      follow((onStage, stop) => links.suggest(onStage, stop), signal),
    ),
    acceptLinks: os.data.acceptLinks.handler(({ input }) => links.accept(input.pairs)),
  };
}
