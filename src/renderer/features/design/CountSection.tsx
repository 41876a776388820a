import { Anchor, Button, NumberInput, SegmentedControl, Text, Title, Tooltip } from '@mantine/core';
import { IconChartLine, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SizingReport } from '../../../shared/contract/sizing.ts';
import classes from './design.module.css';
import { askedCount, type Circumstances, type DesignForm, keepsCount } from './settings.ts';

interface Props {
  form: DesignForm;
  onChange: (form: DesignForm) => void;
  given: Circumstances;
  sizing: SizingReport | undefined;
  onCurve: (() => void) | null;
}

/** How many territories: one per rep or a number, what sizing says by its three methods, and a curve to pick from. */
export function CountSection({ form, onChange, given, sizing, onCurve }: Props) {
  const { t } = useTranslation();
  const { repsWithHome, territoryIds } = given;
  const count = askedCount(form, given);
  return (
    <section>
      <Title order={3} mb={6}>
        {t('design:count')}
      </Title>
      {keepsCount(form) ? (
        <Text size="sm">{t('design:countKept', { count: territoryIds.length })}</Text>
      ) : (
        <div className={classes.inline}>
          <SegmentedControl
            aria-label={t('design:count')}
            value={form.count === 'reps' ? 'reps' : 'number'}
            onChange={(value) =>
              onChange({
                ...form,
                count: value === 'reps' ? 'reps' : Math.max(territoryIds.length, repsWithHome, 2),
              })
            }
            data={[
              { value: 'reps', label: t('design:perRep', { count: repsWithHome }) },
              { value: 'number', label: t('design:byNumber') },
            ]}
          />
          {form.count !== 'reps' && (
            <NumberInput
              w={84}
              aria-label={t('design:count')}
              min={1}
              max={2000}
              allowDecimal={false}
              value={form.count}
              onChange={(value) => {
                if (typeof value === 'number' && value >= 1) onChange({ ...form, count: Math.round(value) });
              }}
            />
          )}
        </div>
      )}
      {sizing !== undefined && !keepsCount(form) && (
        <ByMethod report={sizing} count={count} onCount={(next) => onChange({ ...form, count: next })} />
      )}
      {onCurve !== null && (
        <Anchor component="button" type="button" size="xs" mt={4} className={classes.link} onClick={onCurve}>
          <IconChartLine size={14} aria-hidden />
          {t('design:showCurve')}
        </Anchor>
      )}
    </section>
  );
}

/** The numbers of the three sizing methods, each one click away. */
function ByMethod(props: { report: SizingReport; count: number; onCount: (count: number) => void }) {
  const { t } = useTranslation();
  const { buildUp, breakdown, marginal } = props.report;
  const found = [
    ['buildUp', buildUp.result?.count ?? 0],
    ['breakdown', breakdown.result?.count ?? 0],
    ['marginal', marginal.result?.count ?? 0],
  ] as const;
  const shown = found.filter(([, count]) => count > 0);
  if (shown.length === 0) return null;
  return (
    <div className={classes.byMethod}>
      <Text size="xs" c="dimmed">
        {t('design:byMethod.title')}
      </Text>
      {shown.map(([method, count]) => (
        <Tooltip key={method} label={t('design:byMethod.tip', { count })}>
          <Button
            variant="default"
            size="compact-xs"
            aria-pressed={props.count === count}
            leftSection={props.count === count ? <IconCheck size={12} aria-hidden /> : null}
            onClick={() => props.onCount(count)}
          >
            {t(`design:byMethod.${method}`, { count })}
          </Button>
        </Tooltip>
      ))}
    </div>
  );
}
