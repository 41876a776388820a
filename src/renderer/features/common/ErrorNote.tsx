import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../app/errors.ts';
import { translate } from '../../app/i18n.ts';

/** An error where it happened: what, where, what to do; with a way on when there is one. */
export function ErrorNote(props: { error: unknown; action?: { text: string; run: () => void } | undefined }) {
  useTranslation(); // drawn anew when the language changes
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert" py="xs">
      <Group justify="space-between" gap="sm">
        <Text size="sm" flex={1}>
          {errorText(translate, props.error)}
        </Text>
        {props.action && (
          <Button variant="light" color="red" onClick={props.action.run}>
            {props.action.text}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
