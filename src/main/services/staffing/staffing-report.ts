import type { SizingReport } from '../../../shared/contract/sizing.ts';
import type { StaffingSettings } from '../../../shared/domain/staffing.ts';
import { AppError } from '../../../shared/errors.ts';
import { staff } from '../../engine/staffing/staff.ts';
import type { ReportSizingLine, ReportStaffingRow, ScenarioReport } from '../../exchange/export/report.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Projection } from '../projection.ts';
import { repFacts } from '../rows-view.ts';
import type { SizingService } from '../sizing/sizing-service.ts';
import { type StaffingView, staffingView } from './figures.ts';
import { fitOf } from './fit.ts';
import { poseStaffing } from './problem.ts';
import { readStaffingSettings } from './staffing-settings.ts';

/** What an exported scenario says of sizing, staffing and its reps. */
export function staffingReport(
  plan: Plan,
  projection: Projection,
  sizing: SizingService,
  scenarioId: number,
): Pick<ScenarioReport, 'sizing' | 'staffing' | 'reps'> {
  const report = sizing.report(null);
  const data = projection.dataset();
  return {
    sizing: sizingLines(report),
    staffing: staffingRows(plan, projection, report, scenarioId),
    reps: data.reps.map((rep) => repFacts(rep, data.profiles.get(rep.id))),
  };
}

function sizingLines(report: SizingReport): ReportSizingLine[] {
  const { settings, calendar, capacity, buildUp, breakdown, marginal } = report;
  const line = (
    method: ReportSizingLine['method'],
    item: string,
    value: number | null,
    unit: ReportSizingLine['unit'] = '',
    count?: number,
  ): ReportSizingLine => ({ method, item, value, unit, ...(count === undefined ? {} : { count }) });
  const fen = (value: number | null) => (value === null ? null : Math.round(value) / 100);
  const curve = marginal.result;
  return [
    line('capacity', 'year', settings.year),
    line('capacity', calendar.published ? 'calendarDays' : 'calendarDaysEstimated', calendar.days, 'days'),
    line('capacity', 'fieldDays', capacity.days, 'days'),
    line('capacity', 'callsPerDay', capacity.callsPerDay, 'calls'),
    line('capacity', 'capacity', capacity.calls, 'calls'),
    line('capacity', 'rampMonths', settings.rampMonths, 'months'),
    line('capacity', 'reps', report.reps),
    line('capacity', 'hires', report.hires),
    line('buildUp', 'calls', buildUp.calls, 'calls'),
    line('buildUp', 'capacity', capacity.calls, 'calls'),
    line('buildUp', 'exact', buildUp.result?.exact ?? null),
    line('buildUp', 'count', buildUp.result?.count ?? null),
    line('breakdown', 'forecast', fen(breakdown.forecastFen), 'yuan'),
    line('breakdown', 'average', fen(breakdown.averageFen), 'yuan'),
    line('breakdown', 'exact', breakdown.result?.exact ?? null),
    line('breakdown', 'count', breakdown.result?.count ?? null),
    line('marginal', 'margin', settings.margin),
    line('marginal', 'reach', marginal.reach),
    line('marginal', 'atFullCalls', settings.atFullCalls),
    line('marginal', 'cost', fen(settings.repCostFen), 'yuan'),
    line('marginal', 'count', curve?.count ?? null),
    ...(curve?.marginalFen ?? []).map((value, index) =>
      line('marginal', 'adds', fen(value), 'yuan', index + 1),
    ),
  ];
}

/** The scenario as it stands, each territory with the rep it has and the one that would be proposed. */
function staffingRows(
  plan: Plan,
  projection: Projection,
  report: SizingReport,
  scenarioId: number,
): ReportStaffingRow[] {
  const settings = readStaffingSettings(plan);
  const view = staffingView(plan, projection, scenarioId, settings, report);
  const { data, territories, figures } = view;
  if (territories.length === 0 || data.reps.length === 0) return [];
  const repOf = proposedReps(plan, view, settings);
  const named = (rep: number) => (rep < 0 ? null : { ref: data.reps[rep].ref, name: data.reps[rep].name });
  const indexOf = new Map(data.reps.map(({ id }, index) => [id, index]));
  return territories.map(({ id, name, repId }, territory): ReportStaffingRow => {
    const rep = indexOf.get(repId ?? 0) ?? -1;
    const fit = rep < 0 ? null : fitOf(view, territory, rep);
    const need = view.needs.get(id);
    return {
      territory: name,
      rep: named(rep),
      proposed: named(repOf === null ? rep : repOf[territory]),
      isPinned: need?.pinned === 1,
      skills: need?.skills ?? '',
      note: need?.reason ?? '',
      hireGainFen: Math.round(figures.gainFen[territory]),
      fit,
    };
  });
}

/** Null where pins contradict each other: an export is made all the same. */
function proposedReps(plan: Plan, view: StaffingView, settings: StaffingSettings): Int32Array | null {
  try {
    return staff({ ...poseStaffing(plan, view, settings, []), optionsOf: -1 }).repOf;
  } catch (error) {
    if (error instanceof AppError && error.code === 'REP_TWICE') return null;
    throw error;
  }
}
