import { Button, Center, MantineProvider, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { styleNonce } from '../api/nonce.ts';
import { errorText } from './errors.ts';
import { cssVariables, theme } from './theme.ts';

/** Shown when there is no main process to talk to: the only screen that stands without it. */
export function ConnectionScreen({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={cssVariables}
      getStyleNonce={styleNonce}
    >
      <Center component="main" h="100vh" p="xl">
        <Stack gap="sm" maw={460}>
          <Title order={1}>{t('connection.title')}</Title>
          <Text role="alert">{errorText(t, error)}</Text>
          <Button w="fit-content" onClick={() => window.location.reload()}>
            {t('connection.retry')}
          </Button>
        </Stack>
      </Center>
    </MantineProvider>
  );
}
