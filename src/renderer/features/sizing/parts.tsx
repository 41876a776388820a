import { Input, SegmentedControl, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './sizing.module.css';

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <Title order={3}>{title}</Title>
      {children}
    </section>
  );
}

export function Hint({ children }: { children: ReactNode }) {
  return (
    <Text size="xs" c="dimmed">
      {children}
    </Text>
  );
}

/** Two ways to give a figure. */
export function Choice<A extends string, B extends string>(props: {
  label: string;
  value: A | B;
  first: readonly [A, string];
  second: readonly [B, string];
  onChange: (value: A | B) => void;
}) {
  const { first, second } = props;
  return (
    <div>
      <Input.Label size="xs" component="div" mb={4}>
        {props.label}
      </Input.Label>
      <SegmentedControl
        fullWidth
        aria-label={props.label}
        value={props.value}
        onChange={(value) => props.onChange(value === first[0] ? first[0] : second[0])}
        data={[
          { value: first[0], label: first[1] },
          { value: second[0], label: second[1] },
        ]}
      />
    </div>
  );
}
