import type { Command } from 'commander';
import { ladderSteps, marketStates } from '../../../shared/domain/market.ts';
import { translate } from '../../../shared/i18n/index.ts';
import { exported } from '../../exchange/export/amounts.ts';
import type { Services } from '../../services/index.ts';
import { findScenario } from '../find-scenario.ts';
import { type Answer, type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';
import { yuan } from '../yuan.ts';

interface MarketOptions extends CommonOptions {
  scenario?: string;
}

/** `market plan.sqlite [--scenario …]`: potential, calculated measures, ladder and market state of every unit. */
export function registerMarket(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const read = valueReaders(terminal);
  program
    .command('market')
    .description(word('market.about'))
    .argument('<plan>', word('arguments.plan'))
    .option('--scenario <name>', word('market.scenario'), read.name)
    .option('--json', word('options.json'))
    .action((path: string, options: MarketOptions) =>
      runOnPlan(terminal, path, options, async (services) => report(services, options, terminal)),
    );
}

function report(services: Services, options: MarketOptions, { word, language }: Terminal): Answer {
  const data = services.projection.dataset();
  const sheet = services.ladder.sheet();
  const { formulas, parameters, potentialSource } = services.formulas.sheet();
  const territory = territoryNames(services, options.scenario);
  const steps = count(ladderSteps, sheet.units, ({ step }) => step);
  const states = count(marketStates, sheet.units, ({ state }) => state);
  const { records, results } = data.calculated;
  const words = (namespace: string, counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([key, number]) => `${translate(language, 'market', `${namespace}.${key}`)} ${number}`)
      .join(word('comma'));
  return {
    document: {
      scenario: options.scenario ?? null,
      settings: sheet.settings,
      usual: sheet.usual,
      capacity: sheet.capacity,
      potentialSource: records.find(({ key }) => key === potentialSource)?.name ?? null,
      parameters: parameters.map(({ name, unit, value }) => ({ name, unit, value })),
      measures: formulas.map(({ name, unit, kind, expression, rollUp, result }) => ({
        name,
        unit,
        kind,
        expression,
        rollUp,
        total: result.total === null ? null : exported(result.total, unit),
        valued: result.valued,
        missing: result.missing.count,
        dividedByZero: result.dividedByZero.count,
        negative: result.negative.count,
        error: result.error,
      })),
      ladder: steps,
      states,
      units: sheet.units.map((row, unit) => ({
        id: data.units[unit].code,
        name: data.units[unit].name,
        ...(territory ? { territory: territory(unit) } : {}),
        potential: yuan(row.potential),
        sales: yuan(row.sales),
        share: row.share,
        sites: row.sites,
        density: row.density,
        calls: row.calls,
        rank: row.rank,
        callsSoFar: row.callsSoFar,
        demand: row.met[0],
        capacity: row.met[1],
        advantage: row.met[2],
        base: row.met[3],
        step: row.step,
        calculated: row.calculated,
        byHand: row.isByHand,
        state: row.state,
        // names are the user's text: fromEntries makes own properties, never a prototype
        measures: Object.fromEntries(
          results.map(({ values }, at) => {
            const value = values[unit];
            return [records[at].name, Number.isNaN(value) ? null : exported(value, records[at].unit)];
          }),
        ),
      })),
    },
    lines: [
      word('market.steps', { steps: words('ladder.steps', steps) }),
      word('market.states', { states: words('states.names', states) }),
    ],
  };
}

/** Territory name of each unit in the scenario, null where unassigned; nothing without a scenario. */
function territoryNames(services: Services, name: string | undefined) {
  if (name === undefined) return null;
  const { territories, unitTerritory } = services.projection.alignment(findScenario(services, name).id);
  const names = new Map(territories.map((row) => [row.id, row.name]));
  return (unit: number) => names.get(unitTerritory[unit]) ?? null;
}

function count<K extends string, R>(
  keys: readonly K[],
  rows: readonly R[],
  of: (row: R) => K,
): Record<K, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
  for (const row of rows) counts[of(row)]++;
  return counts;
}
