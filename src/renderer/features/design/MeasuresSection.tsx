import { ActionIcon, Button, Select, Title, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { isAdditive } from '../../../shared/domain/measures.ts';
import { useFormat } from '../../app/format.ts';
import classes from './design.module.css';
import { MeasureMore } from './MeasureMore.tsx';
import { PercentInput } from './PercentInput.tsx';
import { usualTolerance } from './presets.ts';
import type { DesignForm, DesignMeasure } from './settings.ts';
import { useMeasureName } from './use-measure-name.ts';

const mostMeasures = 8;

interface Props {
  plan: PlanState;
  form: DesignForm;
  onChange: (form: DesignForm) => void;
}

/** What is to be balanced, and how closely. */
export function MeasuresSection({ plan, form, onChange }: Props) {
  const { t } = useTranslation();
  const measureName = useMeasureName(plan);
  const used = new Set(form.measures.map(({ key }) => key));
  const free = plan.measures.filter(({ key, unit }) => !used.has(key) && isAdditive(unit));
  const set = (index: number, measure: DesignMeasure) =>
    onChange({ ...form, measures: form.measures.map((one, at) => (at === index ? measure : one)) });
  return (
    <section>
      <Title order={3} mb={6}>
        {t('design:balance')}
      </Title>
      <div className={classes.measures}>
        <span className={classes.heading}>{t('design:measure')}</span>
        <span className={classes.heading}>{t('design:tolerance')}</span>
        <span />
        <span />
        {form.measures.map((measure, index) => {
          const { key } = measure;
          return (
            <div key={key} className={classes.measure}>
              <Select
                aria-label={t('design:measure')}
                allowDeselect={false}
                data={[key, ...free.map((one) => one.key)].map((value) => ({
                  value,
                  label: measureName(value),
                }))}
                value={key}
                onChange={(value) => {
                  if (value !== null) set(index, { ...measure, key: value });
                }}
              />
              <PercentInput
                aria-label={t('design:toleranceOf', { measure: measureName(key) })}
                prefix={measure.lowerTolerance === undefined ? '± ' : '+ '}
                most={10}
                share={measure.tolerance}
                onShare={(tolerance) => set(index, { ...measure, tolerance })}
              />
              <MeasureMore
                name={measureName(key)}
                measure={measure}
                onChange={(changed) => set(index, changed)}
              />
              <Tooltip label={t('design:removeMeasure')}>
                <ActionIcon
                  size="sm"
                  disabled={form.measures.length === 1}
                  aria-label={t('design:removeMeasureOf', { measure: measureName(key) })}
                  onClick={() =>
                    onChange({ ...form, measures: form.measures.filter((_, at) => at !== index) })
                  }
                >
                  <IconTrash size={15} stroke={1.6} />
                </ActionIcon>
              </Tooltip>
              <Remarks measure={measure} />
            </div>
          );
        })}
      </div>
      {free.length > 0 && form.measures.length < mostMeasures && (
        <Button
          mt={6}
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => {
            const [next] = free;
            if (next)
              onChange({
                ...form,
                measures: [...form.measures, { key: next.key, tolerance: usualTolerance, weight: 1 }],
              });
          }}
        >
          {t('design:addMeasure')}
        </Button>
      )}
    </section>
  );
}

/** What is unusual about a measure, so that nothing hides behind the button. */
function Remarks({ measure }: { measure: DesignMeasure }) {
  const { t } = useTranslation();
  const f = useFormat();
  const remarks = [
    ...(measure.soft === true ? [t('design:isSoft')] : []),
    ...(measure.lowerTolerance === undefined
      ? []
      : [t('design:lowerIs', { percent: f.percent(measure.lowerTolerance) })]),
    ...(measure.weight === 1 ? [] : [t('design:weightIs', { weight: f.number(measure.weight) })]),
  ];
  if (remarks.length === 0) return null;
  return <span className={classes.remarks}>{remarks.join(' · ')}</span>;
}
