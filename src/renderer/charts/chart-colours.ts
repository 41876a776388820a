import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';

export interface ChartColours {
  text: string;
  dimmed: string;
  line: string;
  body: string;
  primary: string;
  /** A second series beside the first: not the same hue, not the same lightness. */
  second: string;
}

/** A canvas knows no CSS variables: their values in the scheme on screen. */
export function useChartColours(): ChartColours {
  const scheme = useComputedColorScheme('light');
  return useMemo(() => {
    const style = getComputedStyle(document.documentElement);
    const read = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise;
    const isDark = scheme === 'dark';
    return {
      text: read('--bw-text', isDark ? '#d5d9df' : '#1a1d23'),
      dimmed: read('--bw-dim', isDark ? '#949ba6' : '#676f7b'),
      line: read('--bw-line', isDark ? '#363c46' : '#dee2e6'),
      body: read('--bw-surface', isDark ? '#14161b' : '#ffffff'),
      primary: read('--bw-accent', '#3465a5'),
      second: isDark ? '#e8963a' : '#a35a08',
    };
  }, [scheme]);
}
