import { Menu, Text, UnstyledButton } from '@mantine/core';
import {
  IconChevronDown,
  IconCopy,
  IconFilePlus,
  IconFolderOpen,
  IconHistory,
  IconInfoCircle,
  IconMailOpened,
  IconMessages,
  IconRoute,
  IconSend,
  IconTableImport,
  IconX,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../shared/contract/plan.ts';
import { BackupSheet } from '../features/backup/index.tsx';
import { showReviewDialog } from '../features/review/dialogs.ts';
import { choosePackage } from '../features/review/package-files.ts';
import { showStep } from '../features/tour/tour.ts';
import { AboutSheet } from './AboutSheet.tsx';
import classes from './frame.module.css';
import { closePlan, newPlan, openPlan, openRecent, saveCopy } from './plan-files.ts';
import { useRecentPlans, useReviews } from './queries.ts';
import { keyName } from './shortcuts.ts';
import { setApp } from './store.ts';

const icon = { size: 16, stroke: 1.7 } as const;

/** Recent plans listed in the menu; the start screen shows all. */
const shownRecent = 5;

export function PlanMenu({ plan }: { plan: PlanState }) {
  const { t } = useTranslation();
  const [about, setAbout] = useState(false);
  const [backups, setBackups] = useState(false);
  const recent = useRecentPlans();
  const isCopy = useReviews().data?.some(({ role }) => role === 'received') ?? false;
  const others = (recent.data ?? []).filter(
    (other) => other.exists && !(other.name === plan.name && other.folder === plan.folder),
  );
  return (
    <>
      <Menu width={280}>
        <Menu.Target>
          <UnstyledButton className={classes.planButton} title={plan.folder}>
            <span className={classes.planName}>{plan.name.replace(/\.sqlite$/i, '')}</span>
            <IconChevronDown size={14} stroke={1.8} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconTableImport {...icon} />}
            rightSection={<Text size="xs">{keyName('mod+I')}</Text>}
            onClick={() => setApp({ importOpen: true })}
          >
            {t('plan.import')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconFilePlus {...icon} />} onClick={() => void newPlan()}>
            {t('plan.new')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFolderOpen {...icon} />}
            rightSection={<Text size="xs">{keyName('mod+O')}</Text>}
            onClick={() => void openPlan()}
          >
            {t('plan.open')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCopy {...icon} />}
            rightSection={<Text size="xs">{keyName('mod+S')}</Text>}
            onClick={() => void saveCopy(plan.name)}
          >
            {t('plan.saveCopy')}
          </Menu.Item>
          <Menu.Item leftSection={<IconHistory {...icon} />} onClick={() => setBackups(true)}>
            {t('backup:menu')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconMailOpened {...icon} />} onClick={() => void choosePackage()}>
            {t('review:menu.open')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconSend {...icon} />}
            onClick={() => showReviewDialog({ kind: isCopy ? 'back' : 'send' })}
          >
            {t(isCopy ? 'review:menu.back' : 'review:menu.send')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconMessages {...icon} />}
            onClick={() => setApp({ screen: 'review', panelOpen: true })}
          >
            {t('review:menu.list')}
          </Menu.Item>
          {others.length > 0 && (
            <>
              <Menu.Divider />
              <Menu.Label>{t('plan.recent')}</Menu.Label>
              {others.slice(0, shownRecent).map((other) => (
                <Menu.Item key={other.id} onClick={() => void openRecent(other.id)}>
                  <Text size="sm" truncate>
                    {other.name}
                  </Text>
                  <Text size="xs" c="dimmed" truncate>
                    {other.folder}
                  </Text>
                </Menu.Item>
              ))}
            </>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconRoute {...icon} />} onClick={() => showStep(0)}>
            {t('tour:start')}
          </Menu.Item>
          <Menu.Item leftSection={<IconInfoCircle {...icon} />} onClick={() => setAbout(true)}>
            {t('plan.about')}
          </Menu.Item>
          <Menu.Item leftSection={<IconX {...icon} />} onClick={() => void closePlan()}>
            {t('plan.close')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <AboutSheet opened={about} onClose={() => setAbout(false)} />
      <BackupSheet opened={backups} onClose={() => setBackups(false)} name={plan.name} />
    </>
  );
}
