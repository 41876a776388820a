import { Button, Group, Stack, Tabs, Text, Title } from '@mantine/core';
import { IconInbox, IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useActiveScenario, usePreferences, useReviews, useThreads } from '../../app/queries.ts';
import { remember, useApp } from '../../app/store.ts';
import { changeAuthor } from '../comments/author-store.ts';
import { openCount } from '../comments/subject.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { CommentsPart } from './CommentsPart.tsx';
import { packageMemory, partMemory, showReviewDialog } from './dialogs.ts';
import { PackageDetails } from './PackageDetails.tsx';
import { PackageList } from './PackageList.tsx';
import { choosePackage } from './package-files.ts';
import classes from './review.module.css';

/** Packages sent for review and what became of them, and all comments of the scenario on screen. */
export function ReviewScreen() {
  const { t } = useTranslation();
  const scenario = useActiveScenario();
  const part = useApp((state) => state.memory[partMemory]) === 'comments' ? 'comments' : 'packages';
  const open = openCount(useThreads(scenario?.id ?? null).data ?? []);
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <Tabs value={part} onChange={(value) => remember(partMemory, value)}>
          <Tabs.List aria-label={t('rail.reviewTip')}>
            <Tabs.Tab value="packages">{t('review:tab.packages')}</Tabs.Tab>
            <Tabs.Tab value="comments">{t('review:tab.comments', { count: open })}</Tabs.Tab>
          </Tabs.List>
        </Tabs>
        <Group gap="xs">
          <Signature />
          <Button
            variant="default"
            leftSection={<IconInbox size={15} />}
            onClick={() => void choosePackage()}
          >
            {t('review:take.title')}
          </Button>
          <Button
            leftSection={<IconSend size={15} />}
            disabled={scenario === null || scenario.territoryCount === 0}
            onClick={() => showReviewDialog({ kind: 'send' })}
          >
            {t('review:send.title')}
          </Button>
        </Group>
      </header>
      {part === 'packages' ? <Packages /> : scenario && <CommentsPart scenarioId={scenario.id} />}
    </div>
  );
}

function Signature() {
  const { t } = useTranslation();
  const name = usePreferences().data?.author ?? '';
  return (
    <Group gap={4}>
      <Text size="sm" c="dimmed">
        {name === '' ? t('review:author.none') : t('review:author.as', { name })}
      </Text>
      <Button variant="subtle" size="compact-sm" onClick={() => void changeAuthor()}>
        {t('review:author.change')}
      </Button>
    </Group>
  );
}

function Packages() {
  const { t } = useTranslation();
  const all = useReviews();
  const memory = useApp((state) => state.memory[packageMemory]);
  if (all.isError) return <ErrorNote error={all.error} />;
  const packages = all.data ?? [];
  const chosen = packages.find(({ id }) => id === memory) ?? packages[0];
  if (chosen === undefined)
    return (
      <div className={classes.alone}>
        {all.isPending ? (
          <Text c="dimmed">{t('loading')}</Text>
        ) : (
          <Stack align="center" gap={6} maw={460}>
            <Title order={2}>{t('review:empty.title')}</Title>
            <Text c="dimmed" ta="center">
              {t('review:empty.text')}
            </Text>
          </Stack>
        )}
      </div>
    );
  return (
    <div className={classes.body}>
      <PackageList packages={packages} chosen={chosen.id} onChoose={(id) => remember(packageMemory, id)} />
      <section className={classes.details} aria-label={chosen.name}>
        <PackageDetails key={`${chosen.id} ${chosen.state}`} found={chosen} />
      </section>
    </div>
  );
}
