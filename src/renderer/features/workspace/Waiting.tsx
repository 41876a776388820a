import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A side panel whose figures are on their way. */
export function Waiting() {
  const { t } = useTranslation();
  return (
    <Stack p="md" gap={10} aria-label={t('loading')}>
      <Skeleton h={52} />
      <Skeleton h={26} />
      {Array.from({ length: 10 }, (_, line) => `line-${line}`).map((line) => (
        <Skeleton key={line} h={20} />
      ))}
    </Stack>
  );
}
