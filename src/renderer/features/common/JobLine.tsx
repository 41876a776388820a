import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../../../shared/contract/base.ts';
import { ProgressLine } from './ProgressLine.tsx';

interface Props {
  /** Null: nothing was told yet. */
  progress: Progress | null;
  /** What is said until its stage is known. */
  otherwise: string;
  /** In place of the words for its stage. */
  text?: string | undefined;
  onCancel?: (() => void) | undefined;
}

/** A long job where it was asked for: what it is at, how far, how long, cancel; and a drive that does not answer. */
export function JobLine({ progress, otherwise, text, onCancel }: Props) {
  const { t } = useTranslation();
  const said = progress === null ? otherwise : t(`jobs:stage.${progress.stage}`, { defaultValue: otherwise });
  // In the status bar it follows what the job is called.
  const stage = said.charAt(0).toLocaleUpperCase() + said.slice(1);
  return (
    <Stack gap={6} role="status">
      <ProgressLine
        text={text ?? stage}
        fraction={progress?.fraction ?? null}
        secondsLeft={progress?.secondsLeft ?? null}
        onCancel={onCancel}
      />
      {progress?.silent !== undefined && (
        <Text size="sm" role="alert">
          {t('jobs:silent', { folder: progress.silent })}
        </Text>
      )}
    </Stack>
  );
}
