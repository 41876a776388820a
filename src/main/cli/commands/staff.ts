import type { Command } from 'commander';
import type { StaffingProposal } from '../../../shared/contract/staffing.ts';
import { type StaffingSettings, staffingFactors } from '../../../shared/domain/staffing.ts';
import { staffingReasons } from '../../../shared/domain/staffing-words.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Services } from '../../services/index.ts';
import type { Chosen } from '../../services/staffing/problem.ts';
import { findScenario } from '../find-scenario.ts';
import { type Answer, type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';
import { yuan } from '../yuan.ts';

interface StaffOptions extends CommonOptions {
  scenario: string;
  weights?: StaffingSettings['weights'];
  assign?: string[];
  apply?: true;
}

/** `staff plan.sqlite --scenario …`: the best rep for every territory, and with `--apply` put into the scenario. */
export function registerStaff(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const read = valueReaders(terminal);
  program
    .command('staff')
    .description(word('staff.about'))
    .argument('<plan>', word('arguments.plan'))
    .requiredOption('--scenario <name>', word('options.scenario'), read.name)
    .option('--weights <list>', word('staff.weights'), read.weights(staffingFactors))
    .option('--assign <territory=rep>', word('staff.assign'), (text: string, before: string[] = []) => [
      ...before,
      text,
    ])
    .option('--apply', word('staff.apply'))
    .option('--json', word('options.json'))
    .action((path: string, options: StaffOptions) =>
      runOnPlan(terminal, path, options, (services) => staff(services, options, terminal)),
    );
}

async function staff(services: Services, options: StaffOptions, terminal: Terminal): Promise<Answer> {
  const scenario = findScenario(services, options.scenario);
  const chosen = (options.assign ?? []).map((text) => choice(services, scenario.id, text));
  const changes = options.weights === undefined ? {} : { weights: options.weights };
  const proposal = await services.staffing.propose(scenario.id, chosen, changes);
  if (options.apply) await services.staffing.apply(scenario.id, chosen, changes);
  return {
    document: document(services, proposal, options.apply === true),
    lines: lines(services, proposal, terminal, options.apply === true ? scenario.name : null),
  };
}

/** `区域=工号` or a name; nothing after the sign = vacant. Throws NOT_FOUND. */
function choice(services: Services, scenarioId: number, text: string): Chosen {
  const at = text.lastIndexOf('=');
  const [name, rep] = at < 0 ? [text, ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  const territory = services.projection.alignment(scenarioId).territories.find((row) => row.name === name);
  if (!territory) throw new AppError('NOT_FOUND', { what: 'territory', name });
  if (rep === '') return { territoryId: territory.id, repId: null };
  const { reps } = services.projection.dataset();
  const found = reps.find(({ ref }) => ref === rep) ?? reps.find((one) => one.name === rep);
  if (!found) throw new AppError('NOT_FOUND', { what: 'rep', name: rep });
  return { territoryId: territory.id, repId: found.id };
}

function document({ projection }: Services, proposal: StaffingProposal, applied: boolean) {
  const { repById } = projection.dataset();
  const refOf = (repId: number | null) => (repId === null ? null : (repById.get(repId)?.ref ?? null));
  const nameOf = new Map(proposal.rows.map(({ territoryId, name }) => [territoryId, name]));
  return {
    applied,
    weights: proposal.settings.weights,
    changed: proposal.changed,
    travel: proposal.travelMetres,
    keptSales: { proposed: yuan(proposal.keptFen.proposed), present: yuan(proposal.keptFen.present) },
    territories: proposal.rows.map((row) => ({
      id: row.territoryId,
      name: row.name,
      rep: refOf(row.repId),
      before: refOf(row.presentRepId),
      pinned: row.pinned,
      metres: row.fit?.metres ?? null,
      keptSales: yuan(row.fit?.keptFen ?? null),
      utilisation: row.fit?.use ?? null,
      missing: row.fit?.missing ?? [],
    })),
    vacancies: proposal.vacancies.map(({ territoryId, gainFen }) => ({
      territory: nameOf.get(territoryId),
      gain: yuan(Math.round(gainFen)),
    })),
    spare: proposal.spare.map(({ repId, why }) => ({ rep: refOf(repId), why })),
  };
}

function lines(
  { projection }: Services,
  proposal: StaffingProposal,
  { word, language }: Terminal,
  appliedTo: string | null,
): string[] {
  const { repById } = projection.dataset();
  const nameOf = (repId: number | null) =>
    repId === null ? word('staff.vacant') : (repById.get(repId)?.name ?? '');
  return [
    ...proposal.rows.map((row) =>
      word('staff.row', {
        territory: row.name,
        rep: nameOf(row.repId),
        reasons: staffingReasons(language, row).join(word('comma')),
      }),
    ),
    ...(proposal.spare.length > 0
      ? [word('staff.spare', { reps: proposal.spare.map(({ repId }) => nameOf(repId)).join(word('comma')) })]
      : []),
    word('staff.done', { changed: proposal.changed, vacancies: proposal.vacancies.length }),
    ...(appliedTo === null ? [] : [word('staff.applied', { scenario: appliedTo })]),
  ];
}
