import { Table } from '@mantine/core';
import { Scroller } from '../../common/Scroller.tsx';
import classes from '../compare.module.css';

export interface ChartTableProps {
  label: string;
  /** The first column names the row; the others are numbers. */
  headings: readonly string[];
  rows: readonly { key: string; cells: readonly string[] }[];
}

/** The figures of a chart as text. */
export function ChartTable({ label, headings, rows }: ChartTableProps) {
  return (
    <Scroller label={label} maxHeight={420}>
      <Table verticalSpacing={3} horizontalSpacing="xs" className={classes.table} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {headings.map((heading, index) => (
              <Table.Th key={heading} {...(index === 0 ? {} : { className: classes.number ?? '' })}>
                {heading}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, cells }) => (
            <Table.Tr key={key}>
              {headings.map((heading, index) =>
                index === 0 ? (
                  <Table.Th key={heading} scope="row">
                    {cells[0]}
                  </Table.Th>
                ) : (
                  <Table.Td key={heading} className={classes.number ?? ''}>
                    {cells[index]}
                  </Table.Td>
                ),
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scroller>
  );
}
