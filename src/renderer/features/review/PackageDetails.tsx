import { Button, Group, Stack, Text, Title, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewPackage } from '../../../shared/contract/review.ts';
import { run } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useProposal } from '../../app/queries.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { ChangeTable } from './ChangeTable.tsx';
import { Decide } from './Decide.tsx';
import { showReviewDialog } from './dialogs.ts';
import { StateBadge } from './StateBadge.tsx';

/** A package: who, when, what was asked and answered, and what can be done with it now. */
export function PackageDetails({ found }: { found: ReviewPackage }) {
  const { t } = useTranslation();
  const f = useFormat();
  const lines = [
    t('review:details.sentBy', { who: found.sender, at: f.dateTime(found.sentAt) }),
    found.ask !== '' && t('review:details.asked', { text: found.ask }),
    found.returnedAt !== null &&
      t('review:details.returnedBy', { who: found.reviewer, at: f.dateTime(found.returnedAt) }),
    found.answer !== '' && t('review:details.answered', { who: found.reviewer, text: found.answer }),
    found.decidedAt !== null && t('review:details.decided', { at: f.dateTime(found.decidedAt) }),
  ].filter((text) => text !== false);
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Title order={2}>{found.name}</Title>
        <StateBadge found={found} />
      </Group>
      <div>
        {lines.map((text) => (
          <Text key={text} size="sm" data-selectable>
            {text}
          </Text>
        ))}
      </div>
      {found.role === 'received' ? <Proposal found={found} /> : <Sent found={found} />}
    </Stack>
  );
}

function Sent({ found }: { found: ReviewPackage }) {
  const { t } = useTranslation();
  const [mode, setMode] = useState<'revoke' | 'again' | null>(null);
  const done = () => setMode(null);
  const { state } = found;
  const isWaiting = state === 'returned' || mode === 'again';
  return (
    <>
      {state === 'sent' && (
        <Text size="sm" c="dimmed">
          {t('review:details.waiting')}
        </Text>
      )}
      {isWaiting && state !== 'accepted' && state !== 'withdrawn' && (
        <Decide found={found} way="accept" onDone={done} />
      )}
      {state === 'accepted' && mode === 'revoke' && (
        <>
          <Text size="sm">{t('review:details.revokeText')}</Text>
          <Decide found={found} way="revoke" onDone={done} />
        </>
      )}
      <Group gap="xs">
        {(state === 'rejected' || state === 'revoked') && mode === null && (
          <Button variant="default" onClick={() => setMode('again')}>
            {t('review:details.again')}
          </Button>
        )}
        {state === 'accepted' && mode === null && (
          <Button variant="default" onClick={() => setMode('revoke')}>
            {t('review:details.revoke')}
          </Button>
        )}
        {state !== 'accepted' && state !== 'withdrawn' && (
          <Tooltip label={t('review:details.withdrawTip')}>
            <Button
              variant="subtle"
              color="red"
              onClick={() => void run((to) => to.review.withdraw({ packageId: found.id }))}
            >
              {t('review:details.withdraw')}
            </Button>
          </Tooltip>
        )}
      </Group>
    </>
  );
}

function Proposal({ found }: { found: ReviewPackage }) {
  const { t } = useTranslation();
  const proposal = useProposal(true);
  if (proposal.isError) return <ErrorNote error={proposal.error} />;
  const changes = proposal.data?.changes ?? [];
  return (
    <>
      <Title order={3}>{t('review:proposal.title')}</Title>
      <Text size="sm" c="dimmed">
        {proposal.data && changes.length === 0
          ? t('review:proposal.none')
          : t('review:proposal.text', { sender: found.sender })}
      </Text>
      {changes.length > 0 && <ChangeTable scenarioId={found.scenarioId} changes={changes} />}
      <Group>
        <Button onClick={() => showReviewDialog({ kind: 'back' })}>{t('review:banner.send')}</Button>
      </Group>
    </>
  );
}
