export interface Interruption {
  readonly signal: AbortSignal;
  /** Stops listening. */
  dispose(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Aborts on Ctrl-C, on a request to end, and when Nx itself is gone: after `kill -9` of Nx an executor only
 * sees its channel close.
 */
export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  const abort = (reason: string) => () => {
    controller.abort(new Error(reason));
  };
  const onSignal = abort('interrupted');
  const onDisconnect = abort('Nx is gone');
  SIGNALS.forEach((name) => process.on(name, onSignal));
  process.on('disconnect', onDisconnect);
  return {
    signal: controller.signal,
    dispose: () => {
      SIGNALS.forEach((name) => process.removeListener(name, onSignal));
      process.removeListener('disconnect', onDisconnect);
    },
  };
}
