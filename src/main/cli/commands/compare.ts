import type { Command } from 'commander';
import type { FullComparison, RepSide } from '../../../shared/contract/compare.ts';
import type { TerritorySums } from '../../../shared/contract/scenario.ts';
import { relationshipBands } from '../../../shared/domain/relationships.ts';
import { findScenario } from '../find-scenario.ts';
import { type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { yuan } from '../yuan.ts';

/** `compare plan.sqlite 现状 方案A`: figures with differences, and all that changes hands from the first to the second. */
export function registerCompare(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  program
    .command('compare')
    .description(word('compare.about'))
    .argument('<plan>', word('arguments.plan'))
    .argument('<left>', word('compare.left'))
    .argument('<right>', word('compare.right'))
    .option('--json', word('options.json'))
    .action((path: string, left: string, right: string, options: CommonOptions) =>
      runOnPlan(terminal, path, options, async (services) => {
        const codes = new Map(
          services.projection.dataset().units.map(({ id, code, name }) => [id, { code, name }]),
        );
        const found = services.compare.compare(
          findScenario(services, left).id,
          findScenario(services, right).id,
        );
        const moved = {
          units: found.units.length,
          accounts: found.accounts.length,
          covered: found.figures.find(({ key }) => key === 'newlyCovered')?.right ?? 0,
        };
        return {
          document: comparisonDocument(found, (unitId) => codes.get(unitId)),
          lines: [word('compare.done', { left, right, ...moved })],
        };
      }),
    );
}

function comparisonDocument(
  { left, right, figures, territories, units, accounts, affected }: FullComparison,
  unitOf: (unitId: number) => { code: string; name: string } | undefined,
) {
  return {
    left: left.name,
    right: right.name,
    figures: figures.map((figure) => {
      const scale = figure.unit === 'fen' ? yuan : (value: number | null) => value;
      const values = [scale(figure.left), scale(figure.right)] as const;
      return {
        key: figure.key,
        unit: figure.unit === 'fen' ? 'yuan' : figure.unit,
        left: values[0],
        right: values[1],
        difference: values[0] === null || values[1] === null ? null : values[1] - values[0],
      };
    }),
    territories: territories.map((row) => ({
      rep: row.repName,
      left: row.left && { name: row.leftName, measures: measures(row.left) },
      right: row.right && { name: row.rightName, measures: measures(row.right) },
    })),
    units: units.map((unit) => ({
      id: unitOf(unit.unitId)?.code ?? '',
      name: unitOf(unit.unitId)?.name ?? '',
      from: unit.fromName,
      fromRep: unit.fromRep,
      to: unit.toName,
      toRep: unit.toRep,
      accounts: unit.accounts,
      sales: yuan(unit.salesFen),
      potential: yuan(unit.potentialFen),
    })),
    accounts: accounts.map((account) => ({
      id: account.ref,
      name: account.name,
      city: account.city,
      class: account.customerClass,
      relationship: account.relationship,
      from: account.fromName,
      fromRep: account.fromRep,
      to: account.toName,
      toRep: account.toRep,
      sales: yuan(account.salesFen),
      potential: yuan(account.potentialFen),
    })),
    affected: affected.map((rep) => ({
      rep: rep.repName,
      kept: handed(rep.kept),
      lost: handed(rep.lost),
      gained: handed(rep.gained),
      left: repSide(rep.left),
      right: repSide(rep.right),
    })),
  };
}

function handed({ accounts, units, ...sums }: FullComparison['affected'][number]['kept']) {
  return {
    accounts,
    units,
    workload: sums.workloadMinutes,
    potential: yuan(sums.potentialFen),
    sales: yuan(sums.salesFen),
    relationships: Object.fromEntries(
      relationshipBands.map((band, index) => [band, sums.relationships[index]]),
    ),
  };
}

function repSide({ territories, accounts, utilisation, travelMetres, ...side }: RepSide) {
  return {
    territories,
    accounts,
    utilisation,
    workload: side.workloadMinutes,
    potential: yuan(side.potentialFen),
    sales: yuan(side.salesFen),
    travel: travelMetres,
    farthest: side.farthestMetres,
    quota: yuan(side.quotaFen),
    pay: yuan(side.payFen),
  };
}

function measures(sums: TerritorySums) {
  return {
    units: sums.units,
    accounts: sums.accounts,
    calls: sums.calls,
    workload: sums.workloadMinutes,
    potential: yuan(sums.potentialFen),
    sales: yuan(sums.salesFen),
    previousSales: yuan(sums.previousSalesFen),
  };
}
