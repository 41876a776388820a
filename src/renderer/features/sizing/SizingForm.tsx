import { Button, Input, SegmentedControl, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../../shared/contract/plan.ts';
import type { SizingReport } from '../../../shared/contract/sizing.ts';
import type { SizingSettings } from '../../../shared/domain/sizing.ts';
import { run } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { MoneyField, NumberField, PercentField } from './fields.tsx';
import classes from './sizing.module.css';

interface Props {
  report: SizingReport;
  settings: SizingSettings;
  onChange: (settings: SizingSettings) => void;
  plan: PlanState;
}

/** What the three methods are worked out from. */
export function SizingForm(props: Props) {
  const { report, settings, onChange } = props;
  const { t } = useTranslation();
  const f = useFormat();
  const set = (change: Partial<SizingSettings>) => onChange({ ...settings, ...change });
  const { breakdown, marginal } = report;
  return (
    <Stack gap="lg" className={classes.settings}>
      <Title order={2}>{t('sizing:settings')}</Title>
      <CapacityFields {...props} />
      <Section title={t('sizing:section.ramp')}>
        <div className={classes.pair}>
          <NumberField
            label={t('sizing:rampMonths')}
            suffix={t('sizing:months')}
            value={settings.rampMonths}
            min={0}
            max={60}
            decimals={1}
            onChange={(rampMonths) => set({ rampMonths })}
          />
          <NumberField
            label={t('sizing:hireMonth')}
            suffix={t('sizing:month')}
            value={settings.hireMonth}
            min={1}
            max={12}
            onChange={(hireMonth) => set({ hireMonth })}
          />
        </div>
        <Hint>
          {t('sizing:hireShare', {
            month: report.settings.hireMonth,
            share: f.percent(report.capacity.hireShare, 0),
          })}
        </Hint>
      </Section>
      <Section title={t('sizing:section.breakdown')}>
        <MoneyField
          label={t('sizing:forecast')}
          fen={settings.forecastFen}
          derivedFen={breakdown.forecastFen}
          onChange={(forecastFen) => set({ forecastFen })}
        />
        <div className={classes.pair}>
          <PercentField
            label={t('sizing:growth')}
            value={settings.growth}
            min={-0.99}
            max={10}
            onChange={(growth) => set({ growth: growth ?? 0 })}
          />
          <MoneyField
            label={t('sizing:average')}
            fen={settings.averageFen}
            derivedFen={breakdown.averageFen}
            onChange={(averageFen) => set({ averageFen })}
          />
        </div>
      </Section>
      <Section title={t('sizing:section.marginal')}>
        <div className={classes.pair}>
          <PercentField
            label={t('sizing:margin')}
            value={settings.margin}
            min={0.0001}
            max={1}
            onChange={(margin) => {
              if (margin !== null) set({ margin });
            }}
          />
          <MoneyField
            label={t('sizing:repCost')}
            fen={settings.repCostFen}
            onChange={(repCostFen) => {
              if (repCostFen !== null) set({ repCostFen });
            }}
          />
        </div>
        <div className={classes.pair}>
          <PercentField
            label={t('sizing:reach')}
            value={settings.reach}
            min={0.0001}
            max={1}
            derived={t('sizing:derived', { value: f.percent(marginal.reach) })}
            onChange={(reach) => set({ reach })}
          />
          <PercentField
            label={t('sizing:atFullCalls')}
            value={settings.atFullCalls}
            min={0.01}
            max={0.99}
            onChange={(atFullCalls) => {
              if (atFullCalls !== null) set({ atFullCalls });
            }}
          />
        </div>
        <Hint>{t('sizing:sources')}</Hint>
      </Section>
      <Section title={t('sizing:section.use')}>
        <div className={classes.pair}>
          {(['lowUse', 'highUse'] as const).map((key) => (
            <PercentField
              key={key}
              label={t(`sizing:${key}`)}
              value={settings[key]}
              min={0.01}
              max={5}
              onChange={(share) => {
                if (share !== null) set({ [key]: share });
              }}
            />
          ))}
        </div>
      </Section>
    </Stack>
  );
}

function CapacityFields({ report, settings, onChange, plan }: Props) {
  const { t } = useTranslation();
  const f = useFormat();
  const set = (change: Partial<SizingSettings>) => onChange({ ...settings, ...change });
  const { calendar, capacity } = report;
  const perDay = f.number(capacity.callsPerDay, 1);
  const days = Math.max(1, Math.min(366, Math.round(capacity.days)));
  return (
    <Section title={t('sizing:section.calendar')}>
      <NumberField
        label={t('sizing:year')}
        value={settings.year}
        min={2004}
        max={2100}
        onChange={(year) => set({ year })}
      />
      <Text size="xs" c={calendar.published ? 'dimmed' : 'var(--bw-text)'} className={classes.calendar}>
        {!calendar.published && <IconAlertTriangle size={14} aria-hidden />}
        {t(calendar.published ? 'sizing:calendar.published' : 'sizing:calendar.estimated', {
          year: report.settings.year,
          days: f.number(calendar.days, 0),
        })}
      </Text>
      <Choice
        label={t('sizing:daysBasis')}
        value={settings.daysBasis}
        first={['calendar', t('sizing:byCalendar')]}
        second={['fixed', t('sizing:byHand')]}
        onChange={(daysBasis) => set({ daysBasis })}
      />
      {settings.daysBasis === 'calendar' ? (
        <div className={classes.pair}>
          <NumberField
            label={t('sizing:leaveDays')}
            suffix={t('sizing:days')}
            value={settings.leaveDays}
            min={0}
            max={366}
            onChange={(leaveDays) => set({ leaveDays })}
          />
          <NumberField
            label={t('sizing:officeDays')}
            suffix={t('sizing:days')}
            value={settings.officeDays}
            min={0}
            max={366}
            onChange={(officeDays) => set({ officeDays })}
          />
        </div>
      ) : (
        <NumberField
          label={t('sizing:workingDays')}
          suffix={t('sizing:days')}
          value={settings.workingDays}
          min={1}
          max={366}
          onChange={(workingDays) => set({ workingDays })}
        />
      )}
      <Choice
        label={t('sizing:callsBasis')}
        value={settings.callsBasis}
        first={['fixed', t('sizing:byHand')]}
        second={['hours', t('sizing:byHours')]}
        onChange={(callsBasis) => set({ callsBasis })}
      />
      {settings.callsBasis === 'fixed' ? (
        <NumberField
          label={t('sizing:callsPerDay')}
          suffix={t('sizing:callsDay')}
          value={settings.callsPerDay}
          min={0.1}
          max={50}
          decimals={1}
          onChange={(callsPerDay) => set({ callsPerDay })}
        />
      ) : (
        <>
          <div className={classes.pair}>
            <NumberField
              label={t('sizing:hoursPerDay')}
              suffix={t('sizing:hours')}
              value={settings.hoursPerDay}
              min={0.5}
              max={24}
              decimals={1}
              onChange={(hoursPerDay) => set({ hoursPerDay })}
            />
            <PercentField
              label={t('sizing:fieldShare')}
              value={settings.fieldShare}
              min={0.01}
              max={1}
              onChange={(share) => {
                if (share !== null) set({ fieldShare: share });
              }}
            />
          </div>
          <Hint>
            {t('sizing:perCall', {
              minutes: f.number(capacity.minutesPerCall, 1),
              travel: f.number(capacity.travelMinutes, 0),
            })}
          </Hint>
        </>
      )}
      <Text size="sm" fw={600} className={classes.figure}>
        {t('sizing:capacity', {
          perDay,
          days: f.number(capacity.days, 0),
          calls: f.count(capacity.calls),
        })}
      </Text>
      <Tooltip label={t('sizing:adoptTip', { perDay, days })} multiline w={280}>
        <Button
          variant="default"
          size="compact-xs"
          disabled={
            plan.workload.callsPerDay === Number(capacity.callsPerDay.toFixed(1)) &&
            plan.workload.workingDays === days
          }
          onClick={() =>
            void run((to) =>
              to.plan.setWorkload({
                ...plan.workload,
                callsPerDay: Number(capacity.callsPerDay.toFixed(1)),
                workingDays: days,
              }),
            )
          }
        >
          {t('sizing:adopt')}
        </Button>
      </Tooltip>
    </Section>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <Title order={3}>{title}</Title>
      {children}
    </section>
  );
}

function Hint({ children }: { children: ReactNode }) {
  return (
    <Text size="xs" c="dimmed">
      {children}
    </Text>
  );
}

/** Two ways to give a figure. */
function Choice<A extends string, B extends string>(props: {
  label: string;
  value: A | B;
  first: readonly [A, string];
  second: readonly [B, string];
  onChange: (value: A | B) => void;
}) {
  const { first, second } = props;
  return (
    <div>
      <Input.Label size="xs" component="div" mb={4}>
        {props.label}
      </Input.Label>
      <SegmentedControl
        fullWidth
        aria-label={props.label}
        value={props.value}
        onChange={(value) => props.onChange(value === first[0] ? first[0] : second[0])}
        data={[
          { value: first[0], label: first[1] },
          { value: second[0], label: second[1] },
        ]}
      />
    </div>
  );
}
