type Stream = 'stdout' | 'stderr';

/** Keeps what streams say up to a number of bytes in all; what comes later is dropped unread. */
export interface ByteCounter {
  take(stream: Stream): (chunk: Buffer) => void;
  /** UTF-8; what is not becomes U+FFFD. */
  text(stream: Stream): string;
}

/** @param onFull called once, with the first byte too many */
export function createByteCounter(
  limit: number,
  onFull: () => void,
): ByteCounter {
  const kept: Readonly<Record<Stream, Buffer[]>> = { stdout: [], stderr: [] };
  let left = limit;
  let full = false;
  return {
    take: (stream) => (chunk) => {
      if (full) return;
      kept[stream].push(chunk.subarray(0, left));
      full = chunk.length > left;
      left -= Math.min(left, chunk.length);
      if (full) onFull();
    },
    text: (stream) => Buffer.concat(kept[stream]).toString('utf8'),
  };
}
