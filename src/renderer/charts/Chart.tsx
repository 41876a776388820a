import { useEffect, useRef } from 'react';
import { type ChartColours, useChartColours } from './chart-colours.ts';
import { type ChartOption, type ECharts, init } from './echarts.ts';

/** A chart that follows its box, the theme and the data. `describe` puts it into words for a screen reader. */
export function Chart(props: {
  option: (colours: ChartColours) => ChartOption;
  height: number;
  describe: string;
  /** A point under the pointer (its index in its series; null when left), and a click on one. */
  onPoint?: (index: number | null, clicked: boolean) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  const colours = useChartColours();

  useEffect(() => {
    if (box.current === null) return;
    const made = init(box.current, undefined, { renderer: 'canvas' });
    chart.current = made;
    const watcher = new ResizeObserver(() => made.resize());
    watcher.observe(box.current);
    return () => {
      watcher.disconnect();
      made.dispose();
      chart.current = undefined;
    };
  }, []);

  const { onPoint } = props;
  useEffect(() => {
    const made = chart.current;
    if (made === undefined || onPoint === undefined) return;
    const over = ({ dataIndex }: { dataIndex?: number }) => onPoint(dataIndex ?? null, false);
    const out = () => onPoint(null, false);
    const click = ({ dataIndex }: { dataIndex?: number }) => onPoint(dataIndex ?? null, true);
    made.on('mouseover', over);
    made.on('mouseout', out);
    made.on('click', click);
    return () => {
      made.off('mouseover', over);
      made.off('mouseout', out);
      made.off('click', click);
    };
  }, [onPoint]);

  const { option } = props;
  useEffect(() => {
    chart.current?.setOption(
      {
        animation: false,
        textStyle: { fontFamily: 'inherit', color: colours.text },
        ...option(colours),
      },
      { notMerge: true },
    );
  }, [option, colours]);

  return (
    <div ref={box} role="img" aria-label={props.describe} style={{ height: props.height, width: '100%' }} />
  );
}

/** Rich text, not HTML: a strict content policy refuses style attributes in markup. */
export function tooltip(colours: ChartColours) {
  return {
    trigger: 'axis' as const,
    renderMode: 'richText' as const,
    backgroundColor: colours.body,
    borderColor: colours.line,
    borderWidth: 1,
    padding: [6, 10],
    textStyle: { color: colours.text, fontSize: 12 },
    confine: true,
  };
}
