import { Button, Center, Code, Group, Stack, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { translate } from './i18n.ts';

interface Props {
  children: ReactNode;
  /** Compact form for one part of the screen: the rest stays usable. */
  part?: boolean;
}

/** A broken screen says so and offers the way on; the plan file is untouched by it. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <Center h="100%" p="lg">
        <Stack gap="sm" maw={560} role="alert">
          <Title order={this.props.part === true ? 3 : 1}>{translate('broken.title')}</Title>
          <Text size="sm">{translate('broken.text')}</Text>
          <details>
            <summary>{translate('broken.details')}</summary>
            <Code block>{error.stack ?? error.message}</Code>
          </details>
          <Group>
            <Button onClick={() => this.setState({ error: null })}>{translate('broken.again')}</Button>
            <Button variant="default" onClick={() => window.location.reload()}>
              {translate('broken.reload')}
            </Button>
          </Group>
        </Stack>
      </Center>
    );
  }
}
