import { ScrollArea } from '@mantine/core';
import type { ReactNode } from 'react';

/** A part that scrolls on its own, by keyboard too. */
export function Scroller(props: {
  label: string;
  maxHeight: number;
  className?: string;
  children: ReactNode;
}) {
  return (
    <ScrollArea.Autosize
      mah={props.maxHeight}
      {...(props.className ? { className: props.className } : {})}
      type="auto"
      scrollbarSize={8}
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': props.label }}
    >
      {props.children}
    </ScrollArea.Autosize>
  );
}
