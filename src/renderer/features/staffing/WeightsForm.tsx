import { Slider, Switch, Text, TextInput, Title, Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  defaultStaffingSettings,
  type StaffingSettings,
  skillList,
  staffingFactors,
} from '../../../shared/domain/staffing.ts';
import classes from './staffing.module.css';

/** How much each factor counts; kept when the slider is let go. */
export function WeightsForm(props: {
  settings: StaffingSettings;
  onChange: (settings: StaffingSettings) => void;
}) {
  const { settings, onChange } = props;
  const { t } = useTranslation();
  const [weights, setWeights] = useState(settings.weights);
  useEffect(() => setWeights(settings.weights), [settings.weights]);
  return (
    <>
      <section className={classes.section}>
        <Title order={3}>{t('staffing:weights')}</Title>
        {staffingFactors.map((factor) => (
          <div key={factor} className={classes.weight}>
            <Tooltip label={t(`staffing:weightTip.${factor}`)} multiline w={220}>
              <span>{t(`staffing:weight.${factor}`)}</span>
            </Tooltip>
            <Slider
              size="sm"
              min={0}
              max={3}
              step={0.1}
              label={null}
              thumbLabel={t(`staffing:weight.${factor}`)}
              value={weights[factor]}
              onChange={(value) => setWeights((now) => ({ ...now, [factor]: Number(value.toFixed(1)) }))}
              onChangeEnd={(value) =>
                onChange({ ...settings, weights: { ...weights, [factor]: Number(value.toFixed(1)) } })
              }
            />
            <span className={classes.share}>{weights[factor].toFixed(1)}</span>
          </div>
        ))}
      </section>
      <Switch
        size="xs"
        label={t('staffing:skillsMust')}
        description={t('staffing:skillsMustHint')}
        checked={settings.skillsMust}
        onChange={(event) => onChange({ ...settings, skillsMust: event.currentTarget.checked })}
      />
      <Levels settings={settings} onChange={onChange} />
    </>
  );
}

function Levels({
  settings,
  onChange,
}: {
  settings: StaffingSettings;
  onChange: (next: StaffingSettings) => void;
}) {
  const { t } = useTranslation();
  const isUsual = settings.levels.join() === defaultStaffingSettings.levels.join();
  const saved = isUsual ? t('staffing:usualLevels') : settings.levels.join(t('staffing:separator'));
  const [text, setText] = useState(saved);
  useEffect(() => setText(saved), [saved]);
  const keep = () => {
    const levels = skillList(text).slice(0, 12);
    if (levels.length === 0) setText(saved);
    else if (text !== saved) onChange({ ...settings, levels });
  };
  return (
    <div>
      <TextInput
        label={t('staffing:levels')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
        }}
      />
      <Text size="xs" c="dimmed" mt={4}>
        {t('staffing:levelsHint')}
      </Text>
    </div>
  );
}
