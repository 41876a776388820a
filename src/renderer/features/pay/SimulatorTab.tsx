import { Skeleton, Slider, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { usePay, useQuota } from '../../app/queries.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { ChanceChart, CostChart } from './CostCharts.tsx';
import { PayEmpty } from './PayEmpty.tsx';
import { PayTable } from './PayTable.tsx';
import classes from './pay.module.css';
import { usePayouts, useSimulation } from './use-payouts.ts';

/** What the incentive plans cost: at an attainment chosen by hand, and by chance from the growth of past years. */
export function SimulatorTab({ scenarioId }: { scenarioId: number }) {
  const { t } = useTranslation();
  const pay = usePay();
  if (pay.isError) return <ErrorNote error={pay.error} />;
  if (pay.isPending) return <Skeleton role="status" m="lg" h={300} aria-label={t('loading')} />;
  if (pay.data.plans.length === 0) return <PayEmpty />;
  return <Board scenarioId={scenarioId} />;
}

const settle = 60;

function Board({ scenarioId }: { scenarioId: number }) {
  const { t } = useTranslation();
  const f = useFormat();
  const [attainment, setAttainment] = useState(1);
  const [others, setOthers] = useState(1);
  const [asked] = useDebouncedValue({ attainment, others }, settle);
  const payouts = usePayouts(scenarioId, asked.attainment, asked.others);
  const simulation = useSimulation(scenarioId, asked.others);
  const quota = useQuota(scenarioId).data;
  const quotaFen = quota?.rows.reduce((sum, { totalFen }) => sum + totalFen, 0) ?? 0;
  const failed = payouts.error ?? simulation.error;
  if (failed) return <ErrorNote error={failed} />;
  if (!payouts.data) return <Skeleton role="status" m="lg" h={300} aria-label={t('loading')} />;
  const { totalFen, cost, rows } = payouts.data;
  const chance = simulation.data ?? null;
  return (
    <div className={classes.simulator}>
      <section className={classes.simTop}>
        <div className={classes.sliders}>
          <Knob label={t('pay:salesAttainment')} value={attainment} onChange={setAttainment} />
          <Knob label={t('pay:others')} value={others} onChange={setOthers} />
          <dl className={classes.totals}>
            <div>
              <dt>{t('pay:totalCost')}</dt>
              <dd title={f.moneyExact(totalFen)}>{f.money(totalFen)}</dd>
            </div>
            {quotaFen > 0 && (
              <div>
                <dt>{t('pay:costPerSales')}</dt>
                <dd>{f.percent(totalFen / quotaFen, 2)}</dd>
              </div>
            )}
            {chance &&
              (['low', 'middle', 'high'] as const).map((key) => (
                <div key={key}>
                  <dt>{t(`pay:percentile.${key}`)}</dt>
                  <dd title={f.moneyExact(Math.round(chance.total[key]))}>
                    {f.money(Math.round(chance.total[key]))}
                  </dd>
                </div>
              ))}
          </dl>
        </div>
        <CostChart cost={cost} attainment={asked.attainment} />
        {chance ? (
          <ChanceChart simulation={chance} />
        ) : (
          <div className={classes.alone}>
            <Text size="sm" c="dimmed" maw={320} ta="center">
              {simulation.isPending ? t('loading') : t('pay:chanceNone')}
            </Text>
          </div>
        )}
      </section>
      <div className={classes.sheet}>
        <PayTable rows={rows} simulation={chance} />
      </div>
    </div>
  );
}

const marks = [0, 0.5, 1, 1.5, 2].map((value) => ({ value, label: `${value * 100} %` }));

function Knob(props: { label: string; value: number; onChange: (value: number) => void }) {
  const { label, value, onChange } = props;
  const f = useFormat();
  return (
    <div className={classes.knob}>
      <span>
        {label} <b>{f.percent(value, 0)}</b>
      </span>
      <Slider
        min={0}
        max={2}
        step={0.01}
        label={null}
        thumbLabel={label}
        marks={marks}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
