import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InspectedSheet } from '../../../shared/contract/import.ts';
import { Scroller } from '../common/Scroller.tsx';
import classes from './import.module.css';

const shownColumns = 24;

/** The first rows of a sheet; a click makes a row the headings. Map files have properties instead. */
export function HeaderRowTable(props: {
  sheet: InspectedSheet;
  disabled: boolean;
  onChoose: (headerRow: number) => void;
}) {
  const { t } = useTranslation();
  const { sheet } = props;
  if (sheet.headerRow === 0) return <PropertyTable sheet={sheet} />;
  return (
    <div>
      <Title order={3} mb={2}>
        {t('import:headerTitle')}
      </Title>
      <Text size="sm" c="dimmed" mb={8}>
        {t('import:headerHint')}
      </Text>
      <Scroller className={classes.rowsFrame ?? ''} label={t('import:headerTitle')} maxHeight={340}>
        <table className={classes.rows}>
          <tbody>
            {sheet.firstRows.map((cells, index) => {
              const row = index + 1;
              const isHeader = row === sheet.headerRow;
              const isShared = row < sheet.headerRow && holdsHeadings(sheet, cells);
              return (
                <tr
                  key={row}
                  className={
                    isHeader || isShared
                      ? classes.headerRow
                      : row < sheet.headerRow
                        ? classes.above
                        : undefined
                  }
                >
                  <th scope="row" className={classes.rowNumber}>
                    <button
                      type="button"
                      className={classes.rowButton}
                      aria-pressed={isHeader}
                      disabled={props.disabled}
                      onClick={() => props.onChoose(row)}
                    >
                      {isHeader ? t('import:headerRow', { row }) : row}
                    </button>
                  </th>
                  {Array.from(
                    { length: Math.min(sheet.columns.length, shownColumns) },
                    (_, column) => cells[column] ?? '',
                  ).map((cell, column) => (
                    <td key={column} title={cell}>
                      {cell}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroller>
    </div>
  );
}

/** Whether headings are read from a row above theirs, too: those over two rows, or over several columns. */
const holdsHeadings = ({ columns, firstRows, headerRow }: InspectedSheet, cells: readonly string[]) =>
  columns.some(({ header }, column) => {
    const cell = cells[column] ?? '';
    return cell !== '' && header.startsWith(cell) && firstRows[headerRow - 1]?.[column] !== header;
  });

function PropertyTable({ sheet }: { sheet: InspectedSheet }) {
  const { t } = useTranslation();
  return (
    <div>
      <Title order={3} mb={8}>
        {t('import:properties')}
      </Title>
      <Scroller className={classes.rowsFrame ?? ''} label={t('import:properties')} maxHeight={340}>
        <table className={classes.rows}>
          <tbody>
            {sheet.columns.map(({ header, samples }) => (
              <tr key={header}>
                <th scope="row">{header}</th>
                {samples.map((sample, index) => (
                  <td key={index}>{sample}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </div>
  );
}
