import { ActionIcon, Button, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconMapPin, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../../../shared/contract/base.ts';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { client } from '../../app/client.ts';
import { run } from '../../app/commands.ts';
import { resultOf } from '../../app/follow-job.ts';
import { useFormat } from '../../app/format.ts';
import { useNeighbours, useUnits } from '../../app/queries.ts';
import { queryClient } from '../../app/query-client.ts';
import { reveal } from '../../app/store.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { JobLine } from '../common/JobLine.tsx';
import classes from './data.module.css';

/** Parts of the map that touch nothing, the links suggested for them, and the links there are. */
export function LinksCard({ plan }: { plan: PlanState }) {
  const { t } = useTranslation();
  const f = useFormat();
  const units = useUnits().data;
  const neighbours = useNeighbours();
  const links = neighbours.data?.links ?? [];
  const [progress, setProgress] = useState<Progress | null>(null);
  const suggestions = useQuery({
    // Follows the links themselves: a new answer to "who touches whom" asks anew.
    queryKey: ['suggestLinks', neighbours.dataUpdatedAt],
    queryFn: async ({ signal }) =>
      resultOf(await client().data.suggestLinks(undefined, { signal }), setProgress),
    enabled: plan.counts.units > 0,
  });
  const name = (id: number) => units?.find((unit) => unit.id === id)?.name ?? '–';
  const pair = (a: number, b: number) => ({ a: name(a), b: name(b) });
  const accept = (pairs: { a: number; b: number }[]) =>
    run((to) => to.data.acceptLinks({ pairs: pairs.map(({ a, b }) => [a, b]) }));
  const suggested = suggestions.data ?? [];
  return (
    <section className={classes.links} aria-labelledby="links-title">
      <div className={classes.cardHead}>
        <Title order={2} id="links-title">
          {t('data:links.title')}
        </Title>
      </div>
      <div className={classes.cardBody}>
        {plan.counts.units === 0 ? (
          <Text size="sm" c="dimmed">
            {t('data:links.noUnits')}
          </Text>
        ) : suggestions.isPending && suggestions.fetchStatus === 'idle' ? (
          <Group gap="sm">
            <Text size="sm" c="dimmed">
              {t('jobs:stopped')}
            </Text>
            <Button variant="default" size="compact-sm" onClick={() => void suggestions.refetch()}>
              {t('jobs:lookAgain')}
            </Button>
          </Group>
        ) : suggestions.isPending || neighbours.isPending ? (
          <JobLine
            progress={progress}
            otherwise={t('jobs:links')}
            onCancel={() => void queryClient.cancelQueries({ queryKey: ['suggestLinks'] })}
          />
        ) : suggestions.isError ? (
          <ErrorNote
            error={suggestions.error}
            action={{ text: t('jobs:lookAgain'), run: () => void suggestions.refetch() }}
          />
        ) : suggested.length === 0 && links.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('data:links.none')}
          </Text>
        ) : (
          <Text size="sm" c="dimmed">
            {t('data:links.hint')}
          </Text>
        )}
        {suggested.length > 0 && (
          <div>
            <Group justify="space-between" mt="sm" mb={4}>
              <Title order={3}>{t('data:links.suggested')}</Title>
              <Button variant="light" onClick={() => void accept(suggested)}>
                {t('data:links.acceptAll')}
              </Button>
            </Group>
            <ul className={classes.list}>
              {suggested.map(({ a, b, metres }) => (
                <li key={`${a} ${b}`}>
                  <span className={classes.pair}>{t('data:links.pair', pair(a, b))}</span>
                  <span className={classes.metres}>{f.distance(metres)}</span>
                  <Show label={t('data:links.showOf', pair(a, b))} ids={[a, b]} />
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={t('data:links.acceptOf', pair(a, b))}
                    onClick={() => void accept([{ a, b }])}
                  >
                    {t('data:links.accept')}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        )}
        {links.length > 0 && (
          <div>
            <Title order={3} mt="sm" mb={4}>
              {t('data:links.existing')}
            </Title>
            <ul className={classes.list}>
              {links.map(({ a, b, kind }) => (
                <li key={`${a} ${b}`}>
                  <span className={classes.pair}>{t('data:links.pair', pair(a, b))}</span>
                  <span className={classes.metres}>{t(`data:links.${kind}`)}</span>
                  <Show label={t('data:links.showOf', pair(a, b))} ids={[a, b]} />
                  <Tooltip label={t('data:links.remove')}>
                    <ActionIcon
                      size="sm"
                      aria-label={t('data:links.removeOf', { ...pair(a, b), kind: t(`data:links.${kind}`) })}
                      onClick={() => void run((to) => to.data.setLink({ a, b, kind: 'none' }))}
                    >
                      <IconTrash size={15} stroke={1.6} />
                    </ActionIcon>
                  </Tooltip>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  );
}

function Show({ label, ids }: { label: string; ids: readonly number[] }) {
  return (
    <Tooltip label={label}>
      <ActionIcon size="sm" aria-label={label} onClick={() => reveal('unit', ids)}>
        <IconMapPin size={15} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
