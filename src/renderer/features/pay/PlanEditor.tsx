import { Autocomplete, Button, Checkbox, Group, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseFen } from '../../../shared/domain/amount-text.ts';
import type { PayCurve } from '../../../shared/domain/pay.ts';
import { run } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { yuanText } from '../../grid/sheet.ts';
import { Accelerators } from './Accelerators.tsx';
import { CurveChart } from './CurveChart.tsx';
import { keepPay } from './keep-pay.ts';
import type { PlanDraft } from './PlansTab.tsx';
import classes from './pay.module.css';

interface Props {
  initial: PlanDraft;
  levels: readonly string[];
  /** Saved (its id), removed or given up (null). */
  onDone: (id: number | null) => void;
}

/** One plan: whom it is for, the pay at target, and its curve as figures and as a picture. */
export function PlanEditor({ initial, levels, onDone }: Props) {
  const { t } = useTranslation();
  const f = useFormat();
  const [draft, setDraft] = useState(initial);
  const [amount, setAmount] = useState(yuanText(initial.targetFen));
  const set = (patch: Partial<PlanDraft>) => setDraft((now) => ({ ...now, ...patch }));
  const setCurve = (patch: Partial<PayCurve>) => set({ curve: { ...draft.curve, ...patch } });
  const targetFen = parseFen(amount);
  const readable = targetFen !== null && targetFen >= 0;
  const changed = draft !== initial || draft.id === null || targetFen !== initial.targetFen;
  const save = async () => {
    if (!readable) return;
    const state = keepPay(await run((to) => to.pay.savePlan({ ...draft, targetFen })));
    if (state) onDone(draft.id ?? state.plans.at(-1)?.id ?? null);
  };
  const remove = async () => {
    const { id } = draft;
    if (id === null) onDone(null);
    else if (keepPay(await run((to) => to.pay.removePlan({ id })))) onDone(null);
  };
  return (
    <div className={classes.planEditor}>
      <section className={classes.editor} aria-label={draft.name}>
        <TextInput
          label={t('pay:name')}
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Autocomplete
          mt="xs"
          label={t('pay:level')}
          placeholder={t('pay:everyLevel')}
          data={[...levels]}
          value={draft.level}
          onChange={(level) => set({ level })}
        />
        <TextInput
          mt="xs"
          label={t('pay:targetPay')}
          description={
            readable ? `${t('pay:targetPayHint')} · ${f.money(targetFen)}` : t('pay:targetPayHint')
          }
          error={readable ? null : t('pay:unreadable')}
          value={amount}
          onChange={(event) => setAmount(event.currentTarget.value)}
        />
        <Group grow mt="xs" align="start">
          <Percent
            label={t('pay:threshold')}
            description={t('pay:thresholdHint')}
            most={100}
            value={draft.curve.threshold}
            onChange={(threshold) => setCurve({ threshold })}
          />
          <Percent
            label={t('pay:payAtThreshold')}
            description={t('pay:payAtThresholdHint')}
            most={100}
            value={draft.curve.payAtThreshold}
            onChange={(payAtThreshold) => setCurve({ payAtThreshold })}
          />
        </Group>
        <Accelerators
          accelerators={draft.curve.accelerators}
          onChange={(accelerators) => setCurve({ accelerators })}
        />
        <Group mt="xs" align="end">
          <Percent
            label={t('pay:cap')}
            least={100}
            most={5000}
            disabled={draft.curve.cap === null}
            value={draft.curve.cap ?? 2}
            onChange={(cap) => setCurve({ cap })}
          />
          <Checkbox
            mb={8}
            label={t('pay:capNone')}
            checked={draft.curve.cap === null}
            onChange={(event) => setCurve({ cap: event.currentTarget.checked ? null : 2 })}
          />
        </Group>
        <Group mt="md" gap="xs">
          <Button disabled={!changed || !readable || draft.name.trim() === ''} onClick={() => void save()}>
            {t('pay:save')}
          </Button>
          <Button
            variant="default"
            disabled={!changed}
            onClick={() => {
              if (draft.id === null) onDone(null);
              setDraft(initial);
              setAmount(yuanText(initial.targetFen));
            }}
          >
            {t('pay:discard')}
          </Button>
          <Button variant="subtle" color="red" ml="auto" onClick={() => void remove()}>
            {t('pay:remove')}
          </Button>
        </Group>
      </section>
      <section className={classes.picture} aria-label={t('pay:curve')}>
        <CurveChart curve={draft.curve} onChange={(curve) => set({ curve })} />
      </section>
    </div>
  );
}

/** A ratio typed as percent. */
export function Percent(props: {
  label: string;
  description?: string;
  least?: number;
  most: number;
  disabled?: boolean;
  value: number;
  onChange: (ratio: number) => void;
}) {
  const { label, description, least = 0, most, disabled = false, value, onChange } = props;
  return (
    <NumberInput
      label={label}
      {...(description === undefined ? {} : { description })}
      min={least}
      max={most}
      decimalScale={2}
      disabled={disabled}
      value={Math.round(value * 1e4) / 100}
      onChange={(typed) => {
        if (typeof typed === 'number' && typed >= least && typed <= most) onChange(typed / 100);
      }}
    />
  );
}
