import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ReviewPackage } from '../../../shared/contract/review.ts';
import { useFormat } from '../../app/format.ts';
import classes from './review.module.css';
import { StateBadge } from './StateBadge.tsx';

export function PackageList(props: {
  packages: readonly ReviewPackage[];
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  const f = useFormat();
  return (
    <ul className={classes.list} aria-label={t('review:list.title')}>
      {props.packages.map((found) => (
        <li key={found.id}>
          <UnstyledButton
            className={classes.package}
            aria-current={found.id === props.chosen}
            onClick={() => props.onChoose(found.id)}
          >
            <span className={classes.packageName}>
              {found.name}
              {found.protected && (
                <Tooltip label={t('review:list.protected')}>
                  <IconLock size={12} aria-label={t('review:list.protected')} />
                </Tooltip>
              )}
            </span>
            <StateBadge found={found} />
            <span className={classes.packageNote}>
              {found.scenarioName} · {f.dateTime(found.sentAt)}
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
