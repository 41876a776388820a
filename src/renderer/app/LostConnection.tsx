import { Alert, Button, Group } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../api/client.ts';
import classes from './app.module.css';
import { queryClient } from './query-client.ts';

/** A banner while the main process cannot be reached; everything is asked anew once it can. */
export function LostConnection({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  const [status, setStatus] = useState(connection.status());
  useEffect(
    () =>
      connection.onStatus((next) => {
        setStatus(next);
        if (next === 'connected') void queryClient.invalidateQueries();
      }),
    [connection],
  );
  if (status === 'connected' || status === 'connecting') return null;
  return (
    <Alert
      className={classes.lost}
      color={status === 'lost' ? 'yellow' : 'red'}
      variant="filled"
      role="alert"
      icon={<IconPlugConnectedX size={18} />}
    >
      <Group justify="space-between" gap="md">
        {t(`connection.${status}`)}
        {status !== 'lost' && (
          <Button variant="white" color="dark" onClick={() => window.location.reload()}>
            {t('connection.retry')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
