import { type DesignSettings, designSettings } from '../../../shared/contract/design.ts';
import type { PlanState } from '../../../shared/contract/plan.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { presetForm, usualTolerance } from './presets.ts';

export type DesignForm = Omit<DesignSettings, 'scenarioId'>;
export type DesignMeasure = DesignForm['measures'][number];

const formSchema = designSettings.omit({ scenarioId: true });

/** First settings for a plan: one territory per rep when there are reps with homes, else as many as there are. */
export function defaultForm(territoryCount: number, repsWithHome: number): DesignForm {
  return presetForm('balance', {
    count: repsWithHome > 1 ? 'reps' : Math.max(territoryCount, 2),
    measures: [
      { key: 'workload', tolerance: usualTolerance, weight: 1 },
      { key: 'potential', tolerance: usualTolerance, weight: 1 },
    ],
    centres: 'free',
    start: 'new',
    keepPresent: 0,
    seconds: 20,
    seed: 1,
  });
}

/** What was remembered with the plan, if it still makes sense: measures may be gone. */
export function readForm(memory: unknown, plan: PlanState, otherwise: DesignForm): DesignForm {
  const parsed = formSchema.safeParse(memory);
  if (!parsed.success) return otherwise;
  const known = new Set(plan.measures.map(({ key }) => key));
  const measures = parsed.data.measures.filter(({ key }) => known.has(key));
  return measures.length === 0
    ? { ...parsed.data, measures: otherwise.measures }
    : { ...parsed.data, measures };
}

/** What a form is held against. */
export interface Circumstances {
  unitCount: number;
  unassignedUnits: number;
  repsWithHome: number;
  /** Pairs of units with an imported distance. */
  distances: number;
  /** Ids of the territories the scenario has. */
  territoryIds: readonly number[];
}

/** The number of territories is the scenario's own: nothing is added or dissolved. */
export function keepsCount({ start }: DesignForm): boolean {
  return start === 'grow' || start === 'rebalance';
}

/** Chosen territories that this scenario has: a form may have been made in another. */
export function chosenHere({ chosen }: DesignForm, territoryIds: readonly number[]): number[] {
  return (chosen ?? []).filter((id) => territoryIds.includes(id));
}

/** The form as the contract wants it for a scenario: nothing left over from another start, scenario or set of units. */
export function settingsFor(
  form: DesignForm,
  scenarioId: number,
  territoryIds: readonly number[],
  unitIds: ReadonlySet<number>,
): DesignSettings {
  const { chosen: _, together, apart, ...rest } = form;
  const groups = (together ?? [])
    .map((group) => group.filter((id) => unitIds.has(id)))
    .filter((group) => group.length > 1);
  const pairs = (apart ?? []).filter(([a, b]) => unitIds.has(a) && unitIds.has(b));
  return {
    ...rest,
    scenarioId,
    ...(keepsCount(form) ? { count: territoryIds.length } : {}),
    ...(form.start === 'rebalance' ? { chosen: chosenHere(form, territoryIds) } : {}),
    ...(groups.length > 0 ? { together: groups } : {}),
    ...(pairs.length > 0 ? { apart: pairs } : {}),
  };
}

/** Territories a form asks for. */
export function askedCount(form: DesignForm, { repsWithHome, territoryIds }: Circumstances): number {
  if (keepsCount(form)) return territoryIds.length;
  return form.count === 'reps' ? repsWithHome : form.count;
}

/** Why a form can't be started, as a key of the catalogue; null when it can. */
export function formProblem(form: DesignForm, given: Circumstances): string | null {
  if (given.unitCount === 0) return 'noUnits';
  if (form.measures.length === 0) return 'noMeasure';
  if (form.count === 'reps' && !keepsCount(form) && given.repsWithHome === 0) return 'noReps';
  if (form.centres === 'homes' && given.repsWithHome === 0) return 'noReps';
  if (form.distances === 'imported' && given.distances === 0) return 'noDistances';
  if (askedCount(form, given) > given.unitCount) return 'tooMany';
  if (keepsCount(form) && given.territoryIds.length === 0) return 'noTerritories';
  if (form.start === 'grow' && given.unassignedUnits === 0) return 'nothingUnassigned';
  if (form.start === 'rebalance' && chosenHere(form, given.territoryIds).length < 2) return 'chooseTwo';
  return formSchema.safeParse(form).success ? null : 'invalid';
}

export function alignmentOf(alignment: Alignment | undefined): {
  territoryIds: number[];
  unassignedUnits: number;
} {
  return {
    territoryIds: alignment?.territories.map(({ id }) => id) ?? [],
    unassignedUnits: alignment?.unitTerritory.filter((id) => id === 0).length ?? 0,
  };
}
