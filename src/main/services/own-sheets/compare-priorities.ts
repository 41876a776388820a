import { ladderSteps } from '../../../shared/domain/market.ts';
import { type Pieces, rowsAtOnce } from '../../plan/pieces.ts';
import { buildMarketSheet } from '../market/market-sheet.ts';
import type { Comparison } from './sheet-rows.ts';

/** Priorities of units; one that differs from what the figures say is set by hand. */
export function* comparePriorities({ plan, projection, word, rows, found, sheet }: Comparison): Pieces<void> {
  const data = projection.dataset();
  const market = buildMarketSheet(plan, data).units;
  yield;
  const byCode = new Map(data.units.map(({ code }, index) => [code, index]));
  const stepWord = (step: string) => word(`market:ladder.steps.${step}`);
  const field = word('columns.priority');
  for (const [at, row] of rows.entries()) {
    if (at % rowsAtOnce === rowsAtOnce - 1) yield;
    const index = byCode.get(row.text(word('columns.unitCode')));
    if (index === undefined) {
      row.unknown();
      continue;
    }
    const file = row.text(field);
    const { unitId, step: now } = market[index];
    if (file === '' || file === stepWord(now)) continue;
    const step = ladderSteps.find((each) => stepWord(each) === file);
    if (!step) row.unread(field);
    else {
      const { name } = data.units[index];
      found.differences.push({ sheet: sheet.name, name, field, now: stepWord(now), file });
      found.writes.push((write) => write.put('unit_ladder', { unit_id: unitId, step }));
    }
  }
}
