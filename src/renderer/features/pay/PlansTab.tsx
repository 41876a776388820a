import { Button, Skeleton, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayPlan, PayState } from '../../../shared/contract/pay.ts';
import { defaultPayCurve, defaultTargetPayFen } from '../../../shared/domain/pay.ts';
import { usePay } from '../../app/queries.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { PlanEditor } from './PlanEditor.tsx';
import classes from './pay.module.css';
import { freeName, PayEmpty } from './TemplatesTab.tsx';

export type PlanDraft = Omit<PayPlan, 'id'> & { id: number | null };

/** Incentive plans by level of rep: list on the left, the plan with its curve beside. */
export function PlansTab() {
  const { t } = useTranslation();
  const pay = usePay();
  if (pay.isError) return <ErrorNote error={pay.error} />;
  if (pay.isPending) return <Skeleton m="lg" h={300} aria-label={t('loading')} />;
  if (pay.data.plans.length === 0) return <PayEmpty />;
  return <Board pay={pay.data} />;
}

function Board({ pay }: { pay: PayState }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<number | null>(pay.plans[0]?.id ?? null);
  const [fresh, setFresh] = useState<PlanDraft | null>(null);
  const plan = pay.plans.find(({ id }) => id === chosen) ?? pay.plans[0];
  const draft: PlanDraft | undefined = fresh ?? plan;
  const add = () => {
    const taken = new Set(pay.plans.map(({ level }) => level));
    setFresh({
      id: null,
      name: freeName(
        t('pay:newPlan'),
        pay.plans.map(({ name }) => name),
      ),
      level: ['', ...pay.levels].find((level) => !taken.has(level)) ?? '',
      targetFen: plan?.targetFen ?? defaultTargetPayFen,
      curve: plan?.curve ?? defaultPayCurve,
    });
  };
  return (
    <div className={classes.planColumns}>
      <nav className={classes.list} aria-label={t('pay:plans')}>
        {pay.plans.map((one) => (
          <UnstyledButton
            key={one.id}
            className={classes.entry}
            aria-current={fresh === null && one.id === plan?.id}
            onClick={() => {
              setFresh(null);
              setChosen(one.id);
            }}
          >
            <span>{one.name}</span>
            <small>{one.level === '' ? t('pay:everyLevel') : one.level}</small>
          </UnstyledButton>
        ))}
        <Button
          variant="subtle"
          size="compact-sm"
          justify="flex-start"
          leftSection={<IconPlus size={14} />}
          onClick={add}
        >
          {t('pay:addPlan')}
        </Button>
      </nav>
      {draft && (
        <PlanEditor
          key={fresh ? 'fresh' : `${plan?.id} ${JSON.stringify(plan)}`}
          initial={draft}
          levels={pay.levels}
          onDone={(id) => {
            setFresh(null);
            if (id !== null) setChosen(id);
          }}
        />
      )}
    </div>
  );
}
