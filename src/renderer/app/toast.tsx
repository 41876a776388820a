import { Button, Group, Text } from '@mantine/core';
import { type NotificationData, notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText, isAbort } from './errors.ts';
import { noticeConflict } from './file-conflict.ts';
import { translate } from './i18n.ts';

const stepToast = 'step';
const errorToast = 'error';
const warningToast = 'warning';
const noteToast = 'note';

/** Words asked for when they are drawn: a toast that stands while the language changes, changes with it. */
type Words = () => string;

interface Action {
  text: Words;
  run: () => void;
}

function Said({ words }: { words: Words }): ReactNode {
  useTranslation();
  return words();
}

function ActionButton({ id, action }: { id: string; action: Action }) {
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      flex="none"
      onClick={() => {
        notifications.hide(id);
        action.run();
      }}
    >
      <Said words={action.text} />
    </Button>
  );
}

let shown = 0;

/**
 * A message in place of the former of its kind. Mantine lets the clock of the former run on when both stand equally long,
 * so that the new one would go after the rest of its time: a millisecond starts it anew.
 */
function showAnew({ id, autoClose, ...rest }: NotificationData & { id: string; autoClose: number }): void {
  shown++;
  notifications.hide(id);
  notifications.show({ ...rest, id, autoClose: autoClose + (shown % 2) });
}

/** What names every toast's button: its words follow the language, those of a toast's own properties would not. */
const closeName = 'toast-close';
const closeButtonProps = { 'aria-labelledby': closeName };

/** Stands once beside the toasts. */
export function ToastCloseName(): ReactNode {
  return (
    <span id={closeName} hidden>
      <Said words={() => translate('close')} />
    </span>
  );
}

/** Why something was left as it is, beside what is told of the step. */
export function toastNote(message: Words): void {
  showAnew({
    id: noteToast,
    withBorder: true,
    autoClose: 6000,
    closeButtonProps,
    message: (
      <Text size="sm">
        <Said words={message} />
      </Text>
    ),
  });
}

/** A line of feedback; with an action it stays longer. */
export function toast(message: Words, action?: Action): void {
  showAnew({
    id: stepToast,
    withCloseButton: true,
    closeButtonProps,
    withBorder: true,
    autoClose: action === undefined ? 4000 : 7000,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" lineClamp={2}>
          <Said words={message} />
        </Text>
        {action !== undefined && <ActionButton id={stepToast} action={action} />}
      </Group>
    ),
  });
}

/** What happened, where, what to do. Silent when the user gave the call up; a file no longer ours asks for a decision. */
export function toastError(error: unknown): void {
  if (isAbort(error)) return;
  if (noticeConflict(error)) return;
  // The latest failure is the one to read: it never waits behind earlier ones.
  showAnew({
    id: errorToast,
    color: 'red',
    withBorder: true,
    autoClose: 12_000,
    role: 'alert',
    closeButtonProps,
    title: <Said words={() => translate('errorTitle')} />,
    message: <Said words={() => errorText(translate, error)} />,
  });
}

/** What was done, and what is now not as it should be. */
export function toastWarning(title: Words, lines: readonly Words[], action: Action): void {
  showAnew({
    id: warningToast,
    color: 'yellow',
    withBorder: true,
    autoClose: 9000,
    closeButtonProps,
    title: <Said words={title} />,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <div>
          {lines.map((line) => (
            <Text key={line()} size="sm">
              <Said words={line} />
            </Text>
          ))}
        </div>
        <ActionButton id={warningToast} action={action} />
      </Group>
    ),
  });
}
