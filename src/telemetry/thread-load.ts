import { performance } from 'node:perf_hooks';

/** The part (0 to 1) of the time since it was last asked in which this thread had something to do. Injected: tests say it. */
export type ThreadLoad = () => number;

export function threadLoad(): ThreadLoad {
  let before = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    return utilization;
  };
}
