import { Button, Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';

/** A long step: what, how far, time left, cancel. */
export function ProgressLine(props: {
  text: string;
  fraction: number | null;
  secondsLeft: number | null;
  onCancel?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const f = useFormat();
  const percent = props.fraction === null ? 100 : Math.round(props.fraction * 100);
  return (
    <div>
      <Group justify="space-between" mb={6} wrap="nowrap">
        <Text size="sm">{props.text}</Text>
        <Text size="xs" c="dimmed" ff="text" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {props.fraction === null ? '' : `${percent} %`}
          {props.secondsLeft === null
            ? ''
            : ` · ${t('data:timeLeft', { time: f.duration(props.secondsLeft) })}`}
        </Text>
      </Group>
      <Group wrap="nowrap" gap="sm">
        <Progress
          flex={1}
          value={percent}
          animated={props.fraction === null}
          transitionDuration={150}
          aria-label={props.text}
        />
        {props.onCancel && (
          <Button variant="default" onClick={props.onCancel}>
            {t('data:cancel')}
          </Button>
        )}
      </Group>
    </div>
  );
}
