import { ladderSteps } from '../../../../shared/domain/market.ts';
import { yuan } from '../amounts.ts';
import type { ReportMarketUnit, ReportUnit, ScenarioReport } from '../report.ts';
import { column, type Table, type Words } from '../table.ts';
import type { FindTerritory } from '../territory-names.ts';

interface Line {
  unit: ReportUnit;
  market: ReportMarketUnit;
}

/** Priority and market state of every unit with the figures that decided. A priority typed over is brought back as set by hand. */
export function marketTable(report: ScenarioReport, word: Words, find: FindTerritory): Table<Line> {
  const yes = (is: boolean) => (is ? word('yes') : null);
  return {
    sheet: 'market',
    frozenColumns: 2,
    rows: report.units.flatMap((unit, index) => {
      const market = report.market[index];
      return market ? [{ unit, market }] : [];
    }),
    footers: [],
    columns: [
      column(word('columns.unitCode'), 'code', 12, ({ unit }) => unit.code, {
        note: word('notes.key'),
      }),
      column(word('columns.unitName'), 'code', 18, ({ unit }) => unit.name),
      column(word('columns.province'), 'text', 10, ({ unit }) => unit.province),
      column(word('columns.city'), 'text', 12, ({ unit }) => unit.city),
      column(
        word('columns.territory'),
        'code',
        22,
        ({ unit }) => find(unit.territoryId)?.name ?? word('unassigned'),
      ),
      column(
        word('columns.priority'),
        'text',
        10,
        ({ market }) => word(`market:ladder.steps.${market.step}`),
        {
          choices: ladderSteps.map((step) => word(`market:ladder.steps.${step}`)),
          note: word('notes.priority'),
        },
      ),
      column(word('columns.priorityByHand'), 'text', 10, ({ market }) => yes(market.isByHand)),
      column(word('columns.priorityByFigures'), 'text', 12, ({ market }) =>
        word(`market:ladder.steps.${market.calculated}`),
      ),
      column(word('columns.marketState'), 'text', 20, ({ market }) =>
        word(`market:states.names.${market.state}`),
      ),
      column(word('columns.potential'), 'yuan', 20, ({ market }) => yuan(market.potential)),
      column(word('columns.sales'), 'yuan', 20, ({ market }) => yuan(market.sales)),
      column(word('columns.ownShare'), 'percent', 14, ({ market }) => market.share),
      column(word('columns.sites'), 'count', 12, ({ market }) => market.sites),
      column(
        word(`columns.density.${report.marketDensityPer}`),
        'number',
        22,
        ({ market }) => market.density,
      ),
      column(word('columns.calls'), 'count', 13, ({ market }) => market.calls),
      column(word('columns.capacityRank'), 'count', 14, ({ market }) => market.rank || null),
      column(word('columns.callsSoFar'), 'count', 16, ({ market }) =>
        market.rank ? market.callsSoFar : null,
      ),
      column(word('columns.hasDemand'), 'text', 10, ({ market }) => yes(market.met[0])),
      column(word('columns.inCapacity'), 'text', 12, ({ market }) => yes(market.met[1])),
      column(word('columns.hasAdvantage'), 'text', 10, ({ market }) => yes(market.met[2])),
      column(word('columns.hasBase'), 'text', 10, ({ market }) => yes(market.met[3])),
    ],
  };
}
