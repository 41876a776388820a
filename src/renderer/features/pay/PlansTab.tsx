import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayPlan, PayState } from '../../../shared/contract/pay.ts';
import { defaultPayCurve, defaultTargetPayFen } from '../../../shared/domain/pay.ts';
import { usePay } from '../../app/queries.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { freeName } from '../common/free-name.ts';
import { DraftList } from './DraftList.tsx';
import { PayEmpty } from './PayEmpty.tsx';
import { PlanEditor } from './PlanEditor.tsx';
import classes from './pay.module.css';

export type PlanDraft = Omit<PayPlan, 'id'> & { id: number | null };

/** Incentive plans by level of rep: list on the left, the plan with its curve beside. */
export function PlansTab() {
  const { t } = useTranslation();
  const pay = usePay();
  if (pay.isError) return <ErrorNote error={pay.error} />;
  if (pay.isPending) return <Skeleton role="status" m="lg" h={300} aria-label={t('loading')} />;
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
      <DraftList
        label={t('pay:plans')}
        entries={pay.plans.map((one) => ({
          id: one.id,
          name: one.name,
          note: one.level === '' ? t('pay:everyLevel') : one.level,
        }))}
        current={fresh ? null : (plan?.id ?? null)}
        onChoose={(id) => {
          setFresh(null);
          setChosen(id);
        }}
        add={t('pay:addPlan')}
        onAdd={add}
      />
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
