import type { DesignSettings } from '../../shared/contract/design.ts';
import type { DesignService } from '../services/design/design-service.ts';
import { designSeries } from '../services/design/series.ts';
import type { Services } from '../services/index.ts';
import { typedStream } from './errors.ts';
import { follow } from './follow.ts';
import { os } from './os.ts';

function begin(
  design: DesignService,
  { fromJobId, ...settings }: DesignSettings & { fromJobId?: string | undefined },
) {
  return design.begin(settings, [], fromJobId === undefined ? null : { jobId: fromJobId, noWorse: false });
}

export function designHandlers({ design, explain, explainTerritory, splitUnit }: Services) {
  return {
    start: os.design.start.handler(({ input, signal }) =>
      typedStream(design.follow(begin(design, input), signal)),
    ),
    follow: os.design.follow.handler(({ input, signal }) => typedStream(design.follow(input.jobId, signal))),
    running: os.design.running.handler(() => design.running()),
    stop: os.design.stop.handler(({ input }) => design.stop(input.jobId)),
    cancel: os.design.cancel.handler(({ input }) => design.cancel(input.jobId)),
    series: os.design.series.handler(({ input, signal }) =>
      typedStream(designSeries(design, input.settings, input.vary, input.values, signal)),
    ),
    explain: os.design.explain.handler(({ input }) =>
      explain(input.scenarioId, input.unitId, input.measures, input),
    ),
    explainTerritory: os.design.explainTerritory.handler(({ input, signal }) =>
      explainTerritory.inTurns(signal, input.scenarioId, input.territoryId, input.measures, input),
    ),
    splitUnit: os.design.splitUnit.handler(({ input: { unitId, parts }, signal }) =>
      follow(
        async (onStage, stop) => [...(await splitUnit.split(unitId, parts, { onStage, signal: stop }))],
        signal,
      ),
    ),
    apply: os.design.apply.handler(({ input }) => design.applyInTurns(input.jobId, input.branchName)),
  };
}
