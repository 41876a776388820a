import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  ReviewChange,
  ReviewDecision,
  ReviewPackage,
  ReviewPreview,
} from '../../../shared/contract/review.ts';
import { client } from '../../app/client.ts';
import { run, runAlignment } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { BreachList } from '../../map/redraw/BreachList.tsx';
import { EffectTable } from '../../map/redraw/EffectTable.tsx';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { ChangeTable } from './ChangeTable.tsx';
import classes from './review.module.css';

type Choice = Omit<ReviewDecision, 'packageId'>;
const everything: Choice = { plain: 'theirs', conflicts: 'mine', chosen: [] };

/** Looks through what a package would change and decides; `revoke` is the same backwards, for one accepted before. */
export function Decide(props: { found: ReviewPackage; way: 'accept' | 'revoke'; onDone: () => void }) {
  const { found, way } = props;
  const { t } = useTranslation();
  const [choice, setChoice] = useState(everything);
  const decision = useMemo((): ReviewDecision => ({ packageId: found.id, ...choice }), [found.id, choice]);
  const preview = useQuery({
    queryKey: ['review', 'preview', way, decision],
    queryFn: ({ signal }) =>
      way === 'accept'
        ? client().review.preview(decision, { signal })
        : client().review.previewRevoke(decision, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  if (preview.isError) return <ErrorNote error={preview.error} />;
  if (!preview.data)
    return (
      <Text size="sm" c="dimmed" role="status">
        {t('loading')}
      </Text>
    );
  const { changes } = preview.data;
  const taken = changes.filter(({ take }) => take === 'theirs').length;
  const choose = ({ key }: ReviewChange, take: ReviewChange['take']) =>
    setChoice((now) => ({ ...now, chosen: [...now.chosen.filter((one) => one.key !== key), { key, take }] }));
  const apply = async () => {
    const done = await runAlignment((to) =>
      way === 'accept' ? to.review.accept(decision) : to.review.revoke(decision),
    );
    if (done) props.onDone();
  };
  return (
    <Stack gap="sm">
      <Notes preview={preview.data} />
      {changes.length > 0 && (
        <Group gap={6}>
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => setChoice({ plain: 'theirs', conflicts: 'theirs', chosen: [] })}
          >
            {t('review:change.all')}
          </Button>
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => setChoice({ plain: 'mine', conflicts: 'mine', chosen: [] })}
          >
            {t('review:change.none')}
          </Button>
        </Group>
      )}
      {changes.length > 0 && <ChangeTable scenarioId={found.scenarioId} changes={changes} onTake={choose} />}
      <EffectTable effect={preview.data.effect} />
      <BreachList breaches={preview.data.effect.breaches} />
      <Group gap="xs" className={classes.decide ?? ''}>
        <Button loading={preview.isPlaceholderData} onClick={() => void apply()}>
          {taken === 0 && way === 'accept'
            ? t('review:details.acceptNone')
            : t(way === 'accept' ? 'review:details.accept' : 'review:details.revokeGo', { count: taken })}
        </Button>
        {way === 'accept' && found.state !== 'rejected' && (
          <Button
            variant="default"
            onClick={() => void run((to) => to.review.reject({ packageId: found.id }))}
          >
            {t('review:details.reject')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Notes({ preview }: { preview: ReviewPreview }) {
  const { t } = useTranslation();
  const f = useFormat();
  const { changes, conflicts, locked, quotasIssued, quotaProblems, effect } = preview;
  const warnings = [
    locked > 0 && t('review:details.locked', { count: locked }),
    quotasIssued && t('review:details.issued'),
    quotaProblems > 0 && t('review:details.problems', { count: quotaProblems }),
  ].filter((text) => text !== false);
  return (
    <>
      <Text size="sm">
        {changes.length === 0
          ? t('review:details.noChanges')
          : conflicts === 0
            ? t('review:details.noConflicts')
            : t('review:details.conflicts', { count: conflicts })}
        {effect.changes.length + effect.accounts > 0 &&
          ` ${t('review:details.moves', {
            units: f.count(effect.changes.length),
            accounts: f.count(effect.accounts),
            sales: f.money(effect.salesFen),
          })}`}
      </Text>
      {warnings.map((text) => (
        <Alert key={text} color="yellow" icon={<IconAlertTriangle size={16} />} py={6}>
          {text}
        </Alert>
      ))}
    </>
  );
}
