import { useTranslation } from 'react-i18next';
import type { UnitExplanation } from '../../../shared/contract/design.ts';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { useFormat } from '../../app/format.ts';
import classes from './design.module.css';
import { useMeasureName } from './use-measure-name.ts';

interface Props {
  plan: PlanState;
  against: UnitExplanation['options'][number]['against'];
}

/** What stands against a unit's move, a line each. */
export function Against({ plan, against }: Props) {
  const { t, i18n } = useTranslation();
  const f = useFormat();
  const measureName = useMeasureName(plan);
  return against.map(({ key, params }) => (
    <span key={`${key} ${params.name ?? ''} ${params.measure ?? ''}`} className={classes.against}>
      {t(i18n.exists(`reasons:${key}`) ? `reasons:${key}` : 'reasons:explain.other', {
        ...params,
        measure: params.measure === undefined ? '' : measureName(String(params.measure)),
        percent: f.number(Number(params.percent ?? 0), 1),
      })}
    </span>
  ));
}
