import { Button, Group, MultiSelect, SegmentedControl, Select, Stack, Text, Textarea } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScenarioSummary } from '../../../shared/contract/plan.ts';
import type { ReviewScope } from '../../../shared/contract/review.ts';
import { client } from '../../app/client.ts';
import { followJob } from '../../app/follow-job.ts';
import { useFormat } from '../../app/format.ts';
import { useAlignment, useTree } from '../../app/queries.ts';
import { useApp } from '../../app/store.ts';
import { signed } from '../comments/author-store.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { agrees, noPassword, PasswordFields, passwordOf } from './PasswordFields.tsx';
import { showPackage, writePackage } from './package-files.ts';

const longestAsk = 2000;

/** Chooses what of the scenario on screen goes to a reviewer, and what is asked of them. */
export function SendForm({ scenario, onClose }: { scenario: ScenarioSummary; onClose: () => void }) {
  const { t } = useTranslation();
  const f = useFormat();
  const groups = useTree(scenario.id).data?.groups ?? [];
  const territories = useAlignment(scenario.id).data?.territories ?? [];
  const selection = useApp((state) => state.selection);
  const picked = selection?.kind === 'territory' ? selection.ids.map(String) : [];
  const [kind, setKind] = useState<ReviewScope['kind'] | null>(picked.length > 1 ? 'territories' : null);
  const [groupId, setGroup] = useState<string | null>(null);
  const [ids, setIds] = useState<string[]>(picked);
  const [ask, setAsk] = useState('');
  const [secret, setSecret] = useState(noPassword);
  const [busy, setBusy] = useState(false);
  const way = kind ?? (groups.length > 0 ? 'group' : 'territories');
  const scope: ReviewScope | null =
    way === 'group'
      ? groupId === null
        ? null
        : { kind: 'group', groupId: Number(groupId) }
      : ids.length === 0
        ? null
        : { kind: 'territories', ids: ids.map(Number) };
  const measure = useQuery({
    queryKey: ['review', 'measure', scenario.id, scope],
    retry: false,
    queryFn:
      scope === null
        ? skipToken
        : ({ signal }) => client().review.measure({ scenarioId: scenario.id, scope }, { signal }),
  });
  const held = scope === null ? undefined : measure.data;
  const send = async () => {
    if (scope === null || held === undefined || !(await signed())) return;
    setBusy(true);
    const made = await writePackage(
      t('review:send.file', { name: held.name }),
      (fileId) =>
        followJob({ id: 'review', text: t('jobs:packing'), isWriting: true }, (signal) =>
          client().review.send(
            { scenarioId: scenario.id, scope, ask, password: passwordOf(secret), fileId },
            { signal },
          ),
        ),
      ({ name }) => t('review:send.done', { name }),
    );
    setBusy(false);
    if (made === null) return;
    onClose();
    showPackage(made.id);
  };
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('review:send.scenario', { name: scenario.name })}
      </Text>
      {groups.length > 0 && (
        <SegmentedControl
          aria-label={t('review:send.what')}
          value={way}
          onChange={(value) => setKind(value as ReviewScope['kind'])}
          data={[
            { value: 'group', label: t('review:send.group') },
            { value: 'territories', label: t('review:send.territories') },
          ]}
        />
      )}
      {way === 'group' ? (
        <Select
          searchable
          label={t('review:send.groupPick')}
          data={groups.map(({ id, name, depth }) => ({
            value: String(id),
            label: `${'　'.repeat(depth)}${name}`,
          }))}
          value={groupId}
          onChange={setGroup}
        />
      ) : (
        <MultiSelect
          searchable
          label={t('review:send.territoriesPick')}
          data={territories.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={ids}
          onChange={setIds}
        />
      )}
      {measure.isError && scope !== null && <ErrorNote error={measure.error} />}
      {held !== undefined && (
        <Text size="sm">
          {t('review:send.measure', {
            territories: f.count(held.territories),
            units: f.count(held.units),
            accounts: f.count(held.accounts),
            reps: f.count(held.reps),
          })}
        </Text>
      )}
      <Textarea
        autosize
        minRows={2}
        maxLength={longestAsk}
        label={t('review:send.ask')}
        placeholder={t('review:send.askHint')}
        value={ask}
        onChange={(event) => setAsk(event.currentTarget.value)}
      />
      <PasswordFields label={t('review:send.password')} value={secret} onChange={setSecret} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button disabled={held === undefined || !agrees(secret)} loading={busy} onClick={() => void send()}>
          {t('review:send.go')}
        </Button>
      </Group>
    </Stack>
  );
}
