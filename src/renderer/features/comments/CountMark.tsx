import { Tooltip } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './comments.module.css';

/** So many open threads; nothing for none. */
export function CountMark({ count }: { count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  const words = t('review:comments.open', { count });
  return (
    <Tooltip label={words}>
      <span className={classes.mark} role="img" aria-label={words}>
        <IconMessage size={12} aria-hidden />
        {count}
      </span>
    </Tooltip>
  );
}
