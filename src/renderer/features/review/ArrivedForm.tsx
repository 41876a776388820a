import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewDialog } from './dialogs.ts';
import { openCopy, take } from './package-files.ts';

type Arrived = Extract<ReviewDialog, { kind: 'open' | 'take' }>;

/** A package that arrived: its password where it has one, then it is opened or taken in. */
export function ArrivedForm({ dialog, onClose }: { dialog: Arrived; onClose: () => void }) {
  const { t } = useTranslation();
  const { kind, file, isProtected } = dialog;
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    const given = isProtected ? password : null;
    const done = await (kind === 'open' ? openCopy(file, given) : take(file, given));
    setBusy(false);
    if (done) onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <Stack gap="sm">
        <Text size="sm" fw={600}>
          {file.name}
        </Text>
        {kind === 'open' && (
          <Text size="sm" c="dimmed">
            {t('review:open.text')}
          </Text>
        )}
        {isProtected && (
          <PasswordInput
            data-autofocus
            label={t('review:open.password')}
            autoComplete="off"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={isProtected && password === ''}>
            {t(`review:${kind}.go`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
