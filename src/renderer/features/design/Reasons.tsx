import { Anchor, Button, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMapPin } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignReason, DesignResult } from '../../../shared/contract/design.ts';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { readable, reasonKey, reasonParams } from '../../../shared/domain/reason-key.ts';
import { useFormat } from '../../app/format.ts';
import { reveal } from '../../app/store.ts';
import classes from './design.module.css';
import { startDesign } from './job-store.ts';
import { MendButtons } from './MendButtons.tsx';
import { mendAndRepeat, splitUnits } from './mend-actions.ts';
import { allSplits, isOneOfMany, relaxAll } from './mends.ts';
import { aloneFigures, toleranceNeeded } from './reason-words.ts';
import type { DesignForm } from './settings.ts';
import { useMeasureName } from './use-measure-name.ts';
import { useUnitNames } from './use-unit-names.ts';

interface Props {
  plan: PlanState;
  result: DesignResult;
  asked: DesignForm;
  scenarioId: number;
  onForm: (form: DesignForm) => void;
}

/** Reasons at first sight: a few show the pattern. */
const mostShown = 5;

/** Why the result is not all that was asked for, and what to do about it. */
export function Reasons({ plan, result, asked, scenarioId, onForm }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const splits = useMemo(() => allSplits(result.reasons, asked), [result, asked]);
  const wider = useMemo(() => relaxAll(result.reasons, asked), [result, asked]);
  const many = isOneOfMany(result.reasons);
  const reasons = useMemo(() => readable(result.reasons), [result]);
  const [all, { open }] = useDisclosure(false);
  const shown = all ? reasons : reasons.slice(0, mostShown);
  if (result.reasons.length === 0) return null;
  return (
    <section>
      <Title order={3} mb={6}>
        {t(result.feasible ? 'design:remarks' : 'design:reasons')}
      </Title>
      {(splits.length > 1 || wider !== null) && (
        <div className={classes.mends}>
          {splits.length > 1 && (
            <Button
              size="compact-xs"
              variant="light"
              onClick={() => void mendAndRepeat(() => splitUnits(splits), asked, scenarioId)}
            >
              {t('design:mend.splitAll', { count: splits.length })}
            </Button>
          )}
          {wider !== null && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => {
                onForm(wider.form);
                void startDesign(wider.form, scenarioId);
              }}
            >
              {t('design:mend.relax', { tolerance: format.percent(wider.tolerance) })}
            </Button>
          )}
        </div>
      )}
      <ul className={classes.reasons}>
        {shown.map((reason, index) => (
          <li key={`${reason.code} ${index}`}>
            <ReasonText plan={plan} reason={reason} asked={asked} />
            <MendButtons many={many} reason={reason} asked={asked} scenarioId={scenarioId} onForm={onForm} />
          </li>
        ))}
      </ul>
      {shown.length < reasons.length && (
        <Button mt={8} size="compact-xs" variant="subtle" onClick={open}>
          {t('design:moreReasons', { count: reasons.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

function ReasonText({ plan, reason, asked }: { plan: PlanState; reason: DesignReason; asked: DesignForm }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const nameOf = useMeasureName(plan);
  const unitsOf = useUnitNames();
  const wording = {
    format,
    measures: plan.measures,
    nameOf: (key: string) => (key === '' ? '' : nameOf(key)),
    unitsOf,
    separator: t('grid:listSeparator'),
  };
  const key = `reasons:${reasonKey(reason)}`;
  const needed = toleranceNeeded(reason, asked);
  return (
    <>
      <Text size="sm">
        {t(i18n.exists(key) ? key : 'reasons:UNKNOWN', reasonParams(reason, wording))}
        {needed !== null && ` ${t('reasons:needs', { tolerance: format.percent(needed) })}`}
        {reason.unitIds.length > 0 && (
          <>
            {' '}
            <Anchor
              component="button"
              type="button"
              size="xs"
              className={classes.link}
              onClick={() => reveal('unit', reason.unitIds)}
            >
              <IconMapPin size={13} aria-hidden />
              {t('design:showUnits')}
            </Anchor>
          </>
        )}
      </Text>
      {aloneFigures(reason, wording).map((figures) => (
        <Text key={figures.measure} size="xs" c="dimmed">
          {t('reasons:alone', figures)}
        </Text>
      ))}
    </>
  );
}
