import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountRow, RepRow, UnitRow } from '../../../shared/contract/data.ts';
import type { PlanState } from '../../../shared/contract/plan.ts';
import type { Alignment, TerritoryRow } from '../../../shared/contract/scenario.ts';
import { isAdditive } from '../../../shared/domain/measures.ts';
import { dash, type Format, useFormat } from '../../app/format.ts';
import { measureName } from '../../app/measure-name.ts';
import { usePlan, useReps, useScenarioAccounts, useScenarioUnits } from '../../app/queries.ts';
import { baseYearIndex, type Sums, sumAccounts, sumTerritories } from '../../app/selection-sums.ts';
import type { Selection } from '../../app/store.ts';
import { placesOf } from '../../map/unit-map.ts';
import { growth } from './Totals.tsx';

export interface Fact {
  name: string;
  value: string;
  exact?: string;
}

export interface Facts {
  title: string;
  subtitle: string;
  lines: Fact[];
  /** Where it belongs; undefined = unassigned, or several. */
  territory?: TerritoryRow | undefined;
  mixed?: boolean;
  /** Every account selected is held apart from its unit. */
  held?: boolean;
}

interface Given {
  t: TFunction;
  format: Format;
  plan: PlanState;
  alignment: Alignment;
  units: readonly UnitRow[];
  accounts: readonly AccountRow[];
  reps: readonly RepRow[];
}

/** Workload, potential and sales of the last year, added up; before them the accounts, where wanted. */
export function sumLines(
  { t, format }: Pick<Given, 't' | 'format'>,
  sums: Pick<Sums, 'accounts' | 'workloadMinutes' | 'potentialFen' | 'salesFen'>,
  withAccounts: boolean,
): Fact[] {
  return [
    ...(withAccounts ? [{ name: t('measures:accounts'), value: format.count(sums.accounts) }] : []),
    {
      name: t('measures:workload'),
      value: format.hours(sums.workloadMinutes),
      exact: format.measureExact(sums.workloadMinutes, 'minutes'),
    },
    {
      name: t('measures:potential'),
      value: format.money(sums.potentialFen),
      exact: format.moneyExact(sums.potentialFen),
    },
    {
      name: t('measures:sales'),
      value: format.money(sums.salesFen),
      exact: format.moneyExact(sums.salesFen),
    },
  ];
}

/** The one territory of some ids; undefined with `mixed` when they differ. */
function common(alignment: Alignment, ids: readonly number[]): Pick<Facts, 'territory' | 'mixed'> {
  const [first] = ids;
  if (ids.some((id) => id !== first)) return { mixed: true };
  return { territory: alignment.territories.find((row) => row.id === first) };
}

function unitFacts(given: Given, ids: ReadonlySet<number>): Facts | null {
  const { t, format, plan, alignment, units, accounts } = given;
  const chosen = units.flatMap((unit, index) => (ids.has(unit.id) ? [{ unit, index }] : []));
  const [first] = chosen;
  if (first === undefined) return null;
  const inside = accounts.filter((account) => account.unitId !== null && ids.has(account.unitId));
  const lines = sumLines(given, sumAccounts(inside, baseYearIndex(plan)), true);
  plan.measures.forEach((measure, at) => {
    if (measure.derived || (chosen.length > 1 && !isAdditive(measure.unit))) return;
    const total = chosen.reduce<number | null>((sum, { unit }) => {
      const value = unit.values[at] ?? null;
      return value === null ? sum : (sum ?? 0) + value;
    }, null);
    lines.push({
      name: measureName(t, measure),
      value: format.measure(total, measure.unit),
      exact: format.measureExact(total, measure.unit),
    });
  });
  const one = chosen.length === 1;
  if (one && first.unit.isIsland) lines.push({ name: t('kpi:island'), value: t('kpi:islandText') });
  return {
    title: one ? first.unit.name : t('status.selected.unit', { total: format.count(chosen.length) }),
    subtitle: one ? [first.unit.code, first.unit.city, first.unit.province].filter(Boolean).join(' · ') : '',
    lines,
    ...common(
      alignment,
      chosen.map(({ index }) => alignment.unitTerritory[index] ?? 0),
    ),
  };
}

function accountFacts(given: Given, ids: ReadonlySet<number>): Facts | null {
  const { t, format, plan, alignment, units, accounts, reps } = given;
  const chosen = accounts.filter((account) => ids.has(account.id));
  const [first] = chosen;
  if (first === undefined) return null;
  const exceptions = new Map(alignment.exceptions.map((held) => [held.accountId, held.territoryId]));
  const unitAt = placesOf(units).index;
  const territoryIds = chosen.map(
    (account) =>
      exceptions.get(account.id) ?? alignment.unitTerritory[unitAt.get(account.unitId ?? 0) ?? -1] ?? 0,
  );
  const one = chosen.length === 1;
  const lines = sumLines(given, sumAccounts(chosen, baseYearIndex(plan)), false);
  if (one) {
    const rep = reps.find((row) => row.id === first.repId);
    lines.unshift({
      name: t('kpi:class'),
      value: t('kpi:classText', { class: first.customerClass, calls: format.number(first.callsPerYear) }),
    });
    lines.push({ name: t('kpi:presentRep'), value: rep?.name ?? dash });
    if (first.industry !== '') lines.push({ name: t('kpi:industry'), value: first.industry });
    const place = [first.city, first.county, first.address].filter(Boolean).join(' ');
    lines.push({
      name: t('kpi:place'),
      value: first.location === 'exact' ? place || dash : t(`map:location.${first.location}`),
      exact: place,
    });
  }
  return {
    title: one
      ? first.name || first.ref
      : t('status.selected.account', { total: format.count(chosen.length) }),
    subtitle: one ? first.ref : '',
    lines,
    held: chosen.every((account) => exceptions.has(account.id)),
    ...common(alignment, territoryIds),
  };
}

function territoryFacts(given: Given, ids: ReadonlySet<number>): Facts | null {
  const { t, format, alignment, reps } = given;
  const row = alignment.territories.find((territory) => ids.has(territory.id));
  if (row === undefined) return null;
  const rep = reps.find((one) => one.id === row.repId);
  return {
    title: row.name,
    subtitle: rep ? [rep.name, rep.level, rep.city].filter(Boolean).join(' · ') : t('kpi:noRep'),
    lines: [
      { name: t('kpi:units'), value: format.count(row.sums.units) },
      ...sumLines(given, row.sums, true),
      {
        name: t('kpi:growth'),
        value: format.deviation(growth(row.sums.salesFen, row.sums.previousSalesFen)),
      },
      { name: t('map:deviation.workload'), value: format.deviation(row.workloadDeviation) },
      { name: t('map:deviation.potential'), value: format.deviation(row.potentialDeviation) },
      { name: t('map:deviation.sales'), value: format.deviation(row.salesDeviation) },
      { name: t('kpi:utilisation'), value: format.percent(row.utilisation, 0) },
      {
        name: t('kpi:contiguity'),
        value:
          row.pieces > 1
            ? t('kpi:pieces', { total: row.pieces })
            : row.pieces === 1
              ? t('kpi:contiguous')
              : dash,
      },
    ],
  };
}

function repFacts(given: Given, ids: ReadonlySet<number>): Facts | null {
  const { t, format, plan, alignment, reps } = given;
  const rep = reps.find((row) => ids.has(row.id));
  if (rep === undefined) return null;
  const works = alignment.territories.filter((row) => row.repId === rep.id);
  return {
    title: rep.name,
    subtitle: [rep.ref, rep.level, rep.city].filter(Boolean).join(' · '),
    lines: [
      { name: t('kpi:works'), value: works.map((row) => row.name).join('、') || dash },
      {
        name: t('kpi:capacity'),
        value: t('kpi:capacityText', {
          calls: format.number(rep.callsPerDay ?? plan.workload.callsPerDay),
          days: format.count(rep.workingDays ?? plan.workload.workingDays),
        }),
      },
      // What the scenario gives them, as in the sheet: not what they look after today.
      ...sumLines(given, sumTerritories(alignment, new Set(works.map(({ id }) => id))), true),
    ],
  };
}

/** The selection in words and figures; null while its data is on the way. */
export function useFacts(selection: Selection, alignment: Alignment): Facts | null {
  const { t } = useTranslation();
  const format = useFormat();
  const plan = usePlan().data;
  const units = useScenarioUnits().data;
  const accounts = useScenarioAccounts().data;
  const reps = useReps().data;
  return useMemo(() => {
    if (!plan || units === undefined || accounts === undefined || reps === undefined) return null;
    const given: Given = { t, format, plan, alignment, units, accounts, reps };
    const ids = new Set(selection.ids);
    if (selection.kind === 'unit') return unitFacts(given, ids);
    if (selection.kind === 'account') return accountFacts(given, ids);
    return selection.kind === 'territory' ? territoryFacts(given, ids) : repFacts(given, ids);
  }, [selection, alignment, t, format, plan, units, accounts, reps]);
}
