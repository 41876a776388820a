import { Button, CloseButton, Group, Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keyName } from '../../app/shortcuts.ts';
import classes from './tour.module.css';
import { leaveTour, showStep, tourSteps, useTour } from './tour.ts';

/** Five steps through the program on the sample, beside the work and never in its way; left at any point. */
export function Tour() {
  const { t } = useTranslation();
  const at = useTour((state) => state.at);
  const step = at === null ? undefined : tourSteps[at];
  if (at === null || !step) return null;
  const { screen, keys } = step;
  const last = at === tourSteps.length - 1;
  return (
    <Paper
      component="aside"
      className={classes.card}
      shadow="md"
      withBorder
      aria-label={t('tour:title')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leaveTour();
      }}
    >
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <div aria-live="polite">
          <Text size="xs" c="dimmed">
            {t('tour:place', { at: at + 1, of: tourSteps.length })}
          </Text>
          <Title order={2} fz="sm" mt={2}>
            {t(`tour:${screen}.title`)}
          </Title>
          <Text size="sm" mt={6}>
            {t(`tour:${screen}.text`, { key: keyName(keys) })}
          </Text>
        </div>
        <CloseButton size="sm" aria-label={t('tour:leave')} title={t('tour:leave')} onClick={leaveTour} />
      </Group>
      <Group justify="flex-end" gap="xs" mt="sm">
        {at > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => showStep(at - 1)}>
            {t('tour:back')}
          </Button>
        )}
        <Button size="compact-sm" onClick={() => showStep(at + 1)}>
          {t(last ? 'tour:done' : 'tour:next')}
        </Button>
      </Group>
    </Paper>
  );
}
