import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../../shared/contract/plan.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { useFormat } from '../../app/format.ts';
import { rulesOf } from './rules.ts';
import { askedCount, type Circumstances, type DesignForm } from './settings.ts';
import { useMeasureName } from './use-measure-name.ts';

interface Props {
  plan: PlanState;
  form: DesignForm;
  given: Circumstances;
  alignment: Alignment | undefined;
}

/** Everything that will be asked of the search, in one sentence beside the button that starts it. */
export function AskedSummary({ plan, form, given, alignment }: Props) {
  const { t } = useTranslation();
  const f = useFormat();
  const measureName = useMeasureName(plan);
  const percent = (share: number) =>
    f.percent(share, Number.isInteger(Math.round(share * 1000) / 10) ? 0 : 1);
  const measures = form.measures.map(({ key, tolerance, lowerTolerance, soft }) =>
    t(soft === true ? 'design:asked.soft' : 'design:asked.hard', {
      measure: measureName(key),
      band:
        lowerTolerance === undefined || lowerTolerance === tolerance
          ? `±${percent(tolerance)}`
          : `−${percent(lowerTolerance)} / +${percent(tolerance)}`,
    }),
  );
  const rules = rulesOf(form).length;
  const locked = alignment?.territories.filter((territory) => territory.locked).length ?? 0;
  const parts = [
    t('design:asked.count', { count: askedCount(form, given) }),
    measures.join(t('grid:listSeparator')),
    t(form.centres === 'homes' ? 'design:asked.homes' : 'design:asked.free'),
    t(form.distances === 'imported' ? 'design:asked.imported' : 'design:asked.crow'),
    ...(rules > 0 ? [t('design:asked.rules', { count: rules })] : []),
    ...(locked > 0 ? [t('design:asked.locked', { count: locked })] : []),
  ];
  return (
    <Text size="xs" c="dimmed">
      {parts.join(t('design:asked.separator'))}
    </Text>
  );
}
