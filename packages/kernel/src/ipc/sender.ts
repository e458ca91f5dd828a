import { IpcError } from './result.js';

/** The frame that sent a message. Electron's `WebFrameMain` fits this shape. */
export interface SenderFrame {
  readonly url: string;
  /** `null` for the main frame of a window. */
  readonly parent: unknown;
}

/** The part of Electron's invoke event that the kernel reads. */
export interface InvokeEvent {
  /** `null` when the frame navigated away or was closed before the message arrived. */
  readonly senderFrame: SenderFrame | null;
}

/**
 * Scheme and host of a URL, such as `app://bundle`.
 * `URL.origin` will not do: it is the string "null" for every custom scheme.
 *
 * @throws {TypeError} the text is not a URL
 */
export function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

/**
 * Lets a message pass only when it comes from the main frame of a trusted origin.
 *
 * @throws {IpcError} `FORBIDDEN` otherwise
 */
export function assertTrustedSender(
  event: InvokeEvent,
  isTrustedOrigin: (origin: string) => boolean,
): void {
  const frame = event.senderFrame;
  if (!frame) throw new IpcError('FORBIDDEN', 'The sender frame is gone');
  if (frame.parent !== null) {
    throw new IpcError('FORBIDDEN', 'Only the main frame may call');
  }
  if (!URL.canParse(frame.url)) {
    throw new IpcError('FORBIDDEN', 'The sender has no valid URL');
  }
  const origin = originOf(frame.url);
  if (!isTrustedOrigin(origin)) {
    throw new IpcError('FORBIDDEN', `Untrusted origin ${origin}`);
  }
}
