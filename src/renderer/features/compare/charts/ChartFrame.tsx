import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { IconChartDots, IconTable } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../compare.module.css';
import { ChartTable, type ChartTableProps } from './ChartTable.tsx';

interface ChartFrameProps {
  title: string;
  /** The same figures as a table: for whoever can't see the chart, or wants the numbers. */
  table: Omit<ChartTableProps, 'label'>;
  /** Beside the title. */
  tools?: ReactNode;
  children: ReactNode;
}

/** A chart under its title, with its figures as a table one press away. */
export function ChartFrame({ title, table, tools, children }: ChartFrameProps) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const Icon = asTable ? IconChartDots : IconTable;
  const words = t(asTable ? 'compare:table.hide' : 'compare:table.show');
  return (
    <section className={classes.chart} aria-label={title}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="xs" fw={600}>
          {title}
        </Text>
        <Group wrap="nowrap" gap="xs">
          {tools}
          <Tooltip label={words}>
            <ActionIcon
              size={24}
              aria-label={`${words} · ${title}`}
              aria-pressed={asTable}
              onClick={() => setAsTable((now) => !now)}
            >
              <Icon size={15} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      {asTable ? <ChartTable {...table} label={title} /> : children}
    </section>
  );
}
