/** Does work that waits in small steps between requests, each followed by a pause in which others have their turn. */
export interface BackgroundWork {
  /** Tells that there may be something to do. */
  wake(): void;
}

const pauseMs = 10;

/**
 * @param work.isWaiting whether there is something to do
 * @param work.step does a little of it
 * @param work.failed is told what went wrong with a step; the next wake tries again
 */
export function createBackgroundWork(work: {
  isWaiting: () => boolean;
  step: () => void;
  failed: (error: unknown) => void;
}): BackgroundWork {
  let isPlanned = false;
  function plan(): void {
    if (isPlanned || !work.isWaiting()) return;
    isPlanned = true;
    // A process that has nothing else to do may end.
    setTimeout(run, pauseMs).unref();
  }
  function run(): void {
    isPlanned = false;
    try {
      work.step();
    } catch (error) {
      work.failed(error);
      return;
    }
    plan();
  }
  return { wake: plan };
}
