import type { DesignReason } from '../../../shared/contract/design.ts';
import type { Wording } from '../../../shared/domain/reason-key.ts';
import type { Format } from '../../app/format.ts';
import type { DesignForm } from './settings.ts';

/** The best of each measure by itself, for measures that pull apart: figures for one sentence each. */
export function aloneFigures(
  { code, params }: DesignReason,
  wording: Pick<Wording, 'nameOf'> & { format: Format },
): { measure: string; travel: string; others: string }[] {
  if (code !== 'MEASURES_CONFLICT') return [];
  return String(params.measures ?? '')
    .split(', ')
    .flatMap((key, index) => {
      const kilometres = params[`aloneKilometres${index}`];
      const others = params[`aloneOthersOff${index}`];
      if (typeof kilometres !== 'number' || typeof others !== 'number') return [];
      return [
        {
          measure: wording.nameOf(key),
          travel: wording.format.distance(kilometres * 1000),
          others: wording.format.percent(others),
        },
      ];
    });
}

/** Tolerance the reason says would do, for the measure it names or for the widest asked; null where none helps. */
export function toleranceNeeded({ code, params, relaxBy }: DesignReason, form: DesignForm): number | null {
  if (relaxBy === null || code === 'BUDGET_TOO_SMALL' || code === 'TOO_FEW_UNITS') return null;
  const hard = form.measures.filter(({ soft }) => soft !== true);
  const named = hard.filter(({ key }) => key === params.measure);
  if (params.measure !== undefined && named.length === 0) return null;
  const asked = (named.length > 0 ? named : hard).map(({ tolerance }) => tolerance);
  return asked.length === 0 ? null : Math.max(...asked) + relaxBy;
}
