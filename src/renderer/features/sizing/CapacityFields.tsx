import { Button, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SizingSettings } from '../../../shared/domain/sizing.ts';
import { run } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { NumberField, PercentField } from './fields.tsx';
import { Choice, Hint, Section } from './parts.tsx';
import type { SizingFormProps } from './SizingForm.tsx';
import classes from './sizing.module.css';

/** Days and calls a day: what one rep can do in a year. */
export function CapacityFields({ report, settings, onChange, plan }: SizingFormProps) {
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
