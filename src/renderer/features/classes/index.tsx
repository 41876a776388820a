import {
  NumberInput,
  RangeSlider,
  SegmentedControl,
  Select,
  Skeleton,
  Stack,
  Table,
  Text,
  Title,
} from '@mantine/core';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../../shared/contract/plan.ts';
import {
  type CustomerClass,
  customerClasses,
  type WorkloadSettings,
} from '../../../shared/domain/settings.ts';
import { run } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useAccounts, usePlan, useReps } from '../../app/queries.ts';
import { baseYearIndex } from '../../app/selection-sums.ts';
import classes from './classes.module.css';
import { type ClassEffect, effectOf } from './effect.ts';
import { useWorkloadDraft } from './use-workload-draft.ts';

/** Customer classes and workload: the parameters and, as they change, what they do. */
export function ClassesPanel() {
  const plan = usePlan().data;
  return plan ? <Panel plan={plan} /> : null;
}

function Panel({ plan }: { plan: PlanState }) {
  const { t } = useTranslation();
  const accounts = useAccounts().data;
  const reps = useReps().data;
  const { settings, change, isDraft } = useWorkloadDraft(plan.workload);
  const year = baseYearIndex(plan);
  // Rows and the settings they were made with, from before the changes being made now.
  const base = useRef({ accounts, workload: plan.workload });
  if (!isDraft) base.current = { accounts, workload: plan.workload };
  const from = base.current;
  const effect = useMemo(
    () => (from.accounts && reps ? effectOf(from.accounts, reps, settings, from.workload, year) : null),
    [from, reps, settings, year],
  );
  return (
    <Stack gap="lg" className={classes.panel}>
      <section>
        <Title order={2} size="h3">
          {t('data:classes.title')}
        </Title>
        <Text size="xs" c="dimmed" mb="sm">
          {t('data:classes.hint')}
        </Text>
        <SegmentedControl
          fullWidth
          aria-label={t('data:classes.basis')}
          value={settings.basis}
          onChange={(value) => change({ ...settings, basis: value === 'sales' ? 'sales' : 'potential' })}
          data={[
            { value: 'potential', label: t('data:classes.byPotential') },
            {
              value: 'sales',
              label:
                plan.baseYear === null
                  ? t('data:classes.bySalesAny')
                  : t('data:classes.bySales', { year: plan.baseYear }),
            },
          ]}
        />
        <Cuts settings={settings} onChange={change} />
      </section>
      <ClassTable settings={settings} effect={effect} onChange={change} />
      <section>
        <Title order={2} size="h3" mb={6}>
          {t('data:classes.capacityTitle')}
        </Title>
        <div className={classes.fields}>
          <Field
            label={t('data:classes.travel')}
            suffix={t('data:classes.minutes')}
            value={settings.travelMinutes}
            min={0}
            max={1440}
            onChange={(travelMinutes) => change({ ...settings, travelMinutes })}
          />
          <Field
            label={t('data:classes.callsPerDay')}
            suffix={t('data:classes.times')}
            value={settings.callsPerDay}
            min={0.1}
            max={50}
            decimals={1}
            onChange={(callsPerDay) => change({ ...settings, callsPerDay })}
          />
          <Field
            label={t('data:classes.workingDays')}
            suffix={t('data:classes.days')}
            value={settings.workingDays}
            min={1}
            max={366}
            onChange={(workingDays) => change({ ...settings, workingDays })}
          />
        </div>
        <Text size="xs" c="dimmed" mt={4}>
          {t('data:classes.capacityHint')}
        </Text>
      </section>
      <Effect effect={effect} repCount={plan.counts.reps} />
      {plan.salesYears.length > 0 && (
        <Select
          label={t('data:classes.baseYear')}
          description={t('data:classes.baseYearHint')}
          allowDeselect={false}
          data={plan.salesYears.map(String)}
          value={plan.baseYear === null ? null : String(plan.baseYear)}
          onChange={(value) => {
            if (value !== null) void run((to) => to.plan.setBaseYear({ year: Number(value) }));
          }}
        />
      )}
    </Stack>
  );
}

interface FormPart {
  settings: WorkloadSettings;
  onChange: (settings: WorkloadSettings) => void;
}

function Cuts({ settings, onChange }: FormPart) {
  const { t } = useTranslation();
  const percent = (share: number) => Math.round(share * 100);
  return (
    <div className={classes.cuts}>
      <div className={classes.cutNames}>
        {customerClasses.map((letter, index) => {
          const edges = [0, percent(settings.cutA), percent(settings.cutB), 100];
          return (
            <span
              key={letter}
              style={{ flexGrow: Math.max((edges[index + 1] ?? 100) - (edges[index] ?? 0), 6) }}
            >
              {letter}
            </span>
          );
        })}
      </div>
      <RangeSlider
        size="sm"
        min={1}
        max={100}
        minRange={0}
        value={[percent(settings.cutA), percent(settings.cutB)]}
        onChange={([a, b]) =>
          onChange({ ...settings, cutA: Math.min(a, 99) / 100, cutB: Math.max(b, Math.min(a, 99)) / 100 })
        }
        label={(value) => `${value} %`}
        thumbFromLabel={t('data:classes.cutA')}
        thumbToLabel={t('data:classes.cutB')}
      />
      <Text size="xs" c="dimmed" mt={6}>
        {t('data:classes.cuts', { a: percent(settings.cutA), b: percent(settings.cutB) })}
      </Text>
    </div>
  );
}

function ClassTable({ settings, effect, onChange }: FormPart & { effect: ClassEffect | null }) {
  const { t } = useTranslation();
  const f = useFormat();
  const set = (field: 'callsPerYear' | 'minutesPerCall', letter: CustomerClass) => (value: number) =>
    onChange({ ...settings, [field]: { ...settings[field], [letter]: value } });
  return (
    <Table verticalSpacing={4} horizontalSpacing={4} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('data:classes.class')}</Table.Th>
          <Table.Th className={classes.number}>{t('data:classes.accounts')}</Table.Th>
          <Table.Th className={classes.number}>{t('data:classes.share')}</Table.Th>
          <Table.Th>{t('data:classes.callsPerYear')}</Table.Th>
          <Table.Th>{t('data:classes.minutesPerCall')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {customerClasses.map((letter) => (
          <Table.Tr key={letter}>
            <Table.Td fw={700}>{letter}</Table.Td>
            <Table.Td className={classes.number}>{effect ? f.count(effect.accounts[letter]) : '–'}</Table.Td>
            <Table.Td className={classes.number}>
              {effect ? f.percent(effect.share[letter], 0) : '–'}
            </Table.Td>
            <Table.Td>
              <Field
                bare
                label={t('data:classes.callsOf', { letter })}
                value={settings.callsPerYear[letter]}
                min={0}
                max={1000}
                onChange={set('callsPerYear', letter)}
              />
            </Table.Td>
            <Table.Td>
              <Field
                bare
                label={t('data:classes.minutesOf', { letter })}
                value={settings.minutesPerCall[letter]}
                min={0}
                max={1440}
                onChange={set('minutesPerCall', letter)}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Field(props: {
  label: string;
  value: number;
  min: number;
  max: number;
  decimals?: number;
  suffix?: string;
  /** In a table the heading is the label. */
  bare?: boolean;
  onChange: (value: number) => void;
}) {
  return (
    <NumberInput
      {...(props.bare ? { 'aria-label': props.label } : { label: props.label })}
      value={props.value}
      min={props.min}
      max={props.max}
      decimalScale={props.decimals ?? 0}
      clampBehavior="blur"
      hideControls={props.bare ?? false}
      {...(props.bare && classes.input ? { className: classes.input } : {})}
      {...(props.suffix ? { suffix: ` ${props.suffix}` } : {})}
      onChange={(value) => {
        if (typeof value === 'number' && value >= props.min && value <= props.max) props.onChange(value);
      }}
    />
  );
}

function Effect({ effect, repCount }: { effect: ClassEffect | null; repCount: number }) {
  const { t } = useTranslation();
  const f = useFormat();
  if (effect === null) return <Skeleton h={120} />;
  const used = effect.presentCapacity > 0 ? effect.totalCalls / effect.presentCapacity : null;
  const lines: [string, string][] = [
    [t('data:classes.totalCalls'), f.count(effect.totalCalls)],
    [t('data:classes.totalHours'), f.hours(effect.totalMinutes)],
    [t('data:classes.capacity'), f.count(effect.capacity)],
    [t('data:classes.presentReps'), f.count(repCount)],
    [t('data:classes.presentUse'), f.percent(used)],
  ];
  return (
    <section className={classes.effect} aria-live="polite">
      <div className={classes.needed}>
        <span className={classes.neededNumber}>
          {effect.repsNeeded === null ? '–' : f.number(effect.repsNeeded, 1)}
        </span>
        <Text size="sm">{t('data:classes.repsNeeded')}</Text>
        <Text size="xs" c="dimmed">
          {t(repCount > 0 ? 'data:classes.buildUp' : 'data:classes.buildUpUsual', {
            calls: f.count(effect.totalCalls),
            capacity: f.count(effect.capacity),
          })}
        </Text>
      </div>
      <dl className={classes.lines}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
