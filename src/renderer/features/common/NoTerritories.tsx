import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePlan } from '../../app/queries.ts';
import { setApp } from '../../app/store.ts';

/** Said where a scenario has no territories yet, with the next step: import while there is nothing to divide, else design. */
export function NoTerritories({ children }: { children: string }) {
  const { t } = useTranslation();
  const units = usePlan().data?.counts.units ?? 0;
  return (
    <Stack align="center" gap="sm">
      <Text c="dimmed">{children}</Text>
      {units === 0 ? (
        <Button onClick={() => setApp({ importOpen: true })}>{t('import:title')}</Button>
      ) : (
        <Button onClick={() => setApp({ screen: 'design' })}>{t('design:title')}</Button>
      )}
    </Stack>
  );
}
