import { Popover, Skeleton, UnstyledButton } from '@mantine/core';
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleXFilled } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrincipleCheck } from '../../../shared/contract/scenario.ts';
import { usePrinciples } from '../../app/queries.ts';
import classes from './panel.module.css';

const icons = { green: IconCircleCheckFilled, amber: IconAlertTriangleFilled, red: IconCircleXFilled };

/** The five principles as chips; a click shows the evidence. */
export const Principles = memo(function Principles({ scenarioId }: { scenarioId: number }) {
  const { t } = useTranslation();
  const checks = usePrinciples(scenarioId);
  if (checks.data === undefined) {
    return (
      <div className={classes.principles}>
        <Skeleton h={24} />
      </div>
    );
  }
  return (
    <section className={classes.principles} aria-label={t('kpi:principles')}>
      {checks.data.map((check) => (
        <Check key={check.principle} check={check} />
      ))}
    </section>
  );
});

function Check({ check }: { check: PrincipleCheck }) {
  const { t } = useTranslation();
  const Icon = icons[check.verdict];
  const name = t(`kpi:principle.${check.principle}`);
  const verdict = t(`kpi:verdict.${check.verdict}`);
  return (
    <Popover width={300} position="bottom" withArrow>
      <Popover.Target>
        <UnstyledButton
          className={classes.check}
          data-verdict={check.verdict}
          aria-label={`${name}: ${verdict}`}
        >
          <Icon size={14} aria-hidden />
          <span>{name}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.evidence}>
        <strong>
          {name} · {verdict}
        </strong>
        <p>{t(`kpi:principleText.${check.principle}`)}</p>
        <ul>
          {check.evidence.map((line) => (
            <li key={line.key}>{t(`principles:${line.key}`, { ...line.params })}</li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
