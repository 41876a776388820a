import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../shared/i18n/index.ts';

/** Back out, or write; `why` says why writing is not possible. */
export function DialogFoot({
  onClose,
  onWrite,
  why,
}: {
  onClose: () => void;
  onWrite: () => void;
  why: string;
}) {
  const { t } = useTranslation();
  return (
    <Group justify="space-between" mt="md" wrap="nowrap">
      <Text size="sm" c="dimmed" role="status">
        {why}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button onClick={onWrite} disabled={why !== ''}>
          {t('pack:write')}
        </Button>
      </Group>
    </Group>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  data: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
}

/** One of a few, all in sight. */
export function Choice<T extends string>({ label, value, data, onChange }: ChoiceProps<T>) {
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <SegmentedControl
        aria-label={label}
        data={[...data]}
        value={value}
        onChange={(next) => {
          const known = data.find((one) => one.value === next);
          if (known) onChange(known.value);
        }}
      />
    </Stack>
  );
}

export function LanguageChoice({
  value,
  onChange,
}: {
  value: Language;
  onChange: (value: Language) => void;
}) {
  const { t } = useTranslation();
  const data = [
    { value: 'zh', label: '中文' },
    { value: 'en', label: 'English' },
  ] as const;
  return <Choice label={t('pack:language')} value={value} data={data} onChange={onChange} />;
}
