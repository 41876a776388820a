import { ActionIcon, Button, Modal, Stack, Text, Tooltip } from '@mantine/core';
import { IconCopy, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { useFormat } from '../../app/format.ts';
import { openPlanFile } from '../../app/plan-files.ts';
import { useConflictCopies } from '../../app/queries.ts';
import banner from '../common/banner.module.css';
import classes from './copies.module.css';

/** How many names the banner tells. */
const told = 2;

/** Points out other versions of the plan that a synchroniser left beside it, and what to do about them. */
export function CopiesBanner({ plan }: { plan: Pick<PlanState, 'folder' | 'name'> }) {
  const { t } = useTranslation();
  const f = useFormat();
  const copies = useConflictCopies(plan).data ?? [];
  const [hidden, setHidden] = useState(false);
  const [looking, setLooking] = useState(false);
  if (hidden || copies.length === 0) return null;
  const names = copies
    .slice(0, told)
    .map(({ name }) => t('conflict:copies.quoted', { name }))
    .join(t('conflict:copies.comma'));
  const count = f.count(copies.length);
  return (
    <section className={banner.banner} aria-label={t('conflict:copies.title')}>
      <IconCopy size={18} stroke={1.7} aria-hidden />
      <div className={banner.text}>
        <strong>{t('conflict:copies.title')}</strong>{' '}
        {t(copies.length > told ? 'conflict:copies.many' : 'conflict:copies.few', { names, count })}
      </div>
      <Button variant="default" size="compact-sm" onClick={() => setLooking(true)}>
        {t('conflict:copies.look')}
      </Button>
      <Tooltip label={t('conflict:copies.hide')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('conflict:copies.hide')}
          onClick={() => setHidden(true)}
        >
          <IconX size={16} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <Modal
        opened={looking}
        onClose={() => setLooking(false)}
        title={t('conflict:copies.dialog', { name: plan.name })}
        size="lg"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Stack gap="sm">
          <Text size="sm">{t('conflict:copies.about')}</Text>
          <ul className={classes.list}>
            {copies.map(({ fileId, name, changedAt, bytes }) => (
              <li key={fileId} className={classes.copy}>
                <div className={classes.text}>
                  <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                    {name}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {t('conflict:copies.changed', {
                      at: f.dateTime(changedAt),
                      megabytes: f.number(bytes / 1e6, 1),
                    })}
                  </Text>
                </div>
                <Button variant="default" size="compact-sm" onClick={() => void openPlanFile(fileId)}>
                  {t('conflict:copies.open')}
                </Button>
              </li>
            ))}
          </ul>
          <Text size="sm">{t('conflict:copies.how')}</Text>
          <Text size="sm" c="dimmed" data-selectable style={{ overflowWrap: 'anywhere' }}>
            {t('conflict:where', { folder: plan.folder })}
          </Text>
        </Stack>
      </Modal>
    </section>
  );
}
