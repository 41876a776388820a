import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { followJob } from '../../app/follow-job.ts';
import { useFormat } from '../../app/format.ts';
import { useProposal } from '../../app/queries.ts';
import { signed } from '../comments/author-store.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { agrees, noPassword, PasswordFields, passwordOf } from './PasswordFields.tsx';
import { writePackage } from './package-files.ts';

const longestAnswer = 2000;

/** Sends a review copy back. */
export function BackForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const f = useFormat();
  const proposal = useProposal(true);
  const [answer, setAnswer] = useState(proposal.data?.package.answer ?? '');
  const [secret, setSecret] = useState(noPassword);
  const [busy, setBusy] = useState(false);
  const name = proposal.data?.package.name ?? '';
  const send = async () => {
    if (!(await signed())) return;
    setBusy(true);
    const made = await writePackage(
      t('review:back.file', { name }),
      (fileId) =>
        followJob({ id: 'review', text: t('jobs:back'), isWriting: true }, (signal) =>
          client().review.sendBack({ fileId, password: passwordOf(secret), answer }, { signal }),
        ),
      ({ sender }) => t('review:back.done', { name, sender }),
    );
    setBusy(false);
    if (made !== null) onClose();
  };
  return (
    <Stack gap="sm">
      {proposal.isError && <ErrorNote error={proposal.error} />}
      {proposal.data && (
        <Text size="sm">
          {t('review:back.text', {
            changes: f.count(proposal.data.changes.length),
            comments: f.count(proposal.data.comments),
          })}
        </Text>
      )}
      <Textarea
        autosize
        data-autofocus
        minRows={3}
        maxLength={longestAnswer}
        label={t('review:back.answer')}
        placeholder={t('review:back.answerHint')}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
      />
      <PasswordFields label={t('review:back.password')} value={secret} onChange={setSecret} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button disabled={!proposal.data || !agrees(secret)} loading={busy} onClick={() => void send()}>
          {t('review:back.go')}
        </Button>
      </Group>
    </Stack>
  );
}
