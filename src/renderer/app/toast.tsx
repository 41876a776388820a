import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { asAppError } from '../api/app-error.ts';
import { errorText, isAbort } from './errors.ts';
import { translate } from './i18n.ts';
import { fileConflicts, setApp } from './store.ts';

const stepToast = 'step';
const errorToast = 'error';
const warningToast = 'warning';

/** A line of feedback; with an action it stays longer. */
export function toast(message: string, action?: { text: string; run: () => void }): void {
  notifications.hide(stepToast);
  notifications.show({
    id: stepToast,
    withCloseButton: true,
    closeButtonProps: { 'aria-label': translate('close') },
    withBorder: true,
    autoClose: action === undefined ? 4000 : 7000,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" lineClamp={2}>
          {message}
        </Text>
        {action !== undefined && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              notifications.hide(stepToast);
              action.run();
            }}
          >
            {action.text}
          </Button>
        )}
      </Group>
    ),
  });
}

/** What happened, where, what to do. Silent when the user gave the call up; a file no longer ours asks for a decision. */
export function toastError(error: unknown): void {
  if (isAbort(error)) return;
  const { code } = asAppError(error);
  const conflict = fileConflicts.find((known) => known === code);
  if (conflict !== undefined) {
    setApp({ conflict });
    return;
  }
  // The latest failure is the one to read: it never waits behind earlier ones.
  notifications.hide(errorToast);
  notifications.show({
    id: errorToast,
    color: 'red',
    withBorder: true,
    autoClose: 12_000,
    role: 'alert',
    closeButtonProps: { 'aria-label': translate('close') },
    title: translate('errorTitle'),
    message: errorText(translate, error),
  });
}

/** What was done, and what is now not as it should be. */
export function toastWarning(
  title: string,
  lines: readonly string[],
  action: { text: string; run: () => void },
): void {
  notifications.hide(warningToast);
  notifications.show({
    id: warningToast,
    color: 'yellow',
    withBorder: true,
    autoClose: 9000,
    closeButtonProps: { 'aria-label': translate('close') },
    title,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <div>
          {lines.map((line) => (
            <Text key={line} size="sm">
              {line}
            </Text>
          ))}
        </div>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            notifications.hide(warningToast);
            action.run();
          }}
        >
          {action.text}
        </Button>
      </Group>
    ),
  });
}
