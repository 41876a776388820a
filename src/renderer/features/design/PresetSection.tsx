import { SegmentedControl, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './design.module.css';
import { presetForm, presetOf, presets } from './presets.ts';
import type { DesignForm } from './settings.ts';

/** What matters most, in one choice; the rest of the form shows what it means. */
export function PresetSection({
  form,
  onChange,
}: {
  form: DesignForm;
  onChange: (form: DesignForm) => void;
}) {
  const { t } = useTranslation();
  const preset = presetOf(form);
  return (
    <section>
      <SegmentedControl
        fullWidth
        aria-label={t('design:preset.label')}
        value={preset ?? ''}
        onChange={(value) => {
          const chosen = presets.find((one) => one === value);
          if (chosen !== undefined) onChange(presetForm(chosen, form));
        }}
        data={presets.map((value) => ({ value, label: t(`design:preset.${value}.name`) }))}
      />
      <Text size="xs" c="dimmed" mt={4} className={classes.meaning}>
        {t(`design:preset.${preset ?? 'own'}.meaning`)}
      </Text>
    </section>
  );
}
