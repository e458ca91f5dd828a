import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';

const HOST = join(import.meta.dirname, 'host');

/** As Electron's `WebFrameMain`, as far as a sender check can look at it. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

export interface ErrorBox {
  readonly title: string;
  readonly content: string;
}

/** How a main process ended: its exit code, what it told the person, and which channels it still served. */
export interface Ending {
  readonly code: number | null;
  readonly errorBoxes: readonly ErrorBox[];
  readonly channels: readonly string[];
}

/** The built main process of an app, running in Node with a stand-in for `electron`. */
export interface MainProcess {
  /** Calls a channel. @throws {Error} with the text that Electron gives it, when the call itself failed */
  invoke(
    channel: string,
    input: unknown,
    frame: SenderFrame | null,
  ): Promise<unknown>;
  /** What the app's own scheme answers. */
  request(url: string): Promise<SchemeResponse>;
  /** Whether main prevented the navigation. */
  navigate(event: string, url: string): Promise<boolean>;
  /** What main says to `window.open`. */
  openWindow(url: string): Promise<unknown>;
  /** What main says to a permission check and to a permission request. */
  askPermission(name: string): Promise<unknown>;
  /** A second start of the app, while the window is minimized. */
  secondInstance(): Promise<unknown>;
  recorded(): Promise<Recorded>;
  /** Main no longer serves this channel. */
  unserve(channel: string): Promise<void>;
  serveAgain(channel: string): Promise<void>;
  /** From now on the database gets no further page. */
  fillDisk(): Promise<void>;
  /** There is room on the disk again. */
  freeDisk(): Promise<void>;
  /** Removes every row that the app stores. */
  emptyTables(): Promise<void>;
  /** All that the app stores. */
  rows(): Promise<StoredTables>;
  /** Runs SQL that returns nothing on the app's own connection. */
  runSql(sql: string): Promise<void>;
  /** Quits as a person would; resolves when the process has ended. */
  quit(): Promise<Ending>;
  /** Closes the window as a person would; where that quits the app, resolves when the process has ended. */
  closeWindow(): Promise<Ending>;
  /** The process is gone at once, without a word to it. */
  kill(): Promise<Ending>;
  /** Resolves when the process has ended, whatever ended it. */
  readonly ended: Promise<Ending>;
  /** What main wrote to its console. */
  output(): string;
}

const responseSchema = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.instanceof(Uint8Array),
});
export type SchemeResponse = z.output<typeof responseSchema>;

const storedTablesSchema = z.record(
  z.string(),
  z.array(z.record(z.string(), z.unknown())),
);
/** Rows by table, in the order in which they were stored. */
export type StoredTables = z.output<typeof storedTablesSchema>;

const errorBoxesSchema = z.array(
  z.object({ title: z.string(), content: z.string() }),
);

const recordedSchema = z.object({
  channels: z.array(z.string()),
  privilegedSchemes: z.array(z.unknown()),
  openedOutside: z.array(z.string()),
  errorBoxes: errorBoxesSchema,
  windows: z.array(
    z.object({
      options: z.record(z.string(), z.unknown()),
      url: z.string(),
      isShown: z.boolean(),
    }),
  ),
});
export type Recorded = z.output<typeof recordedSchema>;

const messageSchema = z.union([
  z.object({ started: z.literal(true) }),
  z.object({
    ended: z.number(),
    errorBoxes: errorBoxesSchema,
    channels: z.array(z.string()),
  }),
  z.object({ id: z.number(), ok: z.literal(true), value: z.unknown() }),
  z.object({ id: z.number(), ok: z.literal(false), message: z.string() }),
]);

export interface MainProcessOptions {
  /** Absolute path of the built `main.js`. */
  readonly main: string;
  /** Where the app keeps its data: the folder of `app.db`. */
  readonly userData: string;
  readonly isSecondInstance?: boolean;
  /** Whether file modes bind the app, although root runs the test. */
  readonly asOrdinaryUser?: boolean;
}

/** Resolves when the app opened its window, or ended instead. `NX_SLICE_MAIN_NODE` names another Node to run it. */
export async function startMainProcess({
  main,
  userData,
  isSecondInstance = false,
  asOrdinaryUser = false,
}: MainProcessOptions): Promise<MainProcess> {
  const child = fork(join(HOST, 'host.mjs'), [main], {
    execPath: process.env['NX_SLICE_MAIN_NODE'] ?? process.execPath,
    execArgv: ['--import', join(HOST, 'stand-ins.mjs'), '--no-warnings'],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      STAND_IN_USER_DATA: userData,
      ...(isSecondInstance && { STAND_IN_SECOND_INSTANCE: 'yes' }),
      ...(asOrdinaryUser && { STAND_IN_ORDINARY_USER: 'yes' }),
    },
  });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += String(chunk)));
  child.stderr?.on('data', (chunk) => (output += String(chunk)));

  const waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  let report: Omit<Ending, 'code'> = { errorBoxes: [], channels: [] };
  let started: () => void = () => undefined;
  const running = new Promise<void>((resolve) => {
    started = resolve;
  });
  child.on('message', (raw) => {
    const message = messageSchema.parse(raw);
    if ('started' in message) return started();
    if ('ended' in message) {
      report = message;
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.ok) call?.resolve(message.value);
    else call?.reject(new Error(message.message));
  });
  const ended = once(child, 'close').then(([code]): Ending => {
    for (const { reject } of waiting.values()) {
      reject(new Error(`The main process has ended.\n${output}`));
    }
    waiting.clear();
    return {
      code: typeof code === 'number' ? code : null,
      errorBoxes: report.errorBoxes,
      channels: report.channels,
    };
  });

  let last = 0;
  const call = (name: string, ...args: readonly unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      const id = (last += 1);
      waiting.set(id, { resolve, reject });
      child.send({ id, name, args }, (error) => {
        if (error) reject(error);
      });
    });

  await Promise.race([running, ended]);
  return {
    invoke: (channel, input, frame) => call('invoke', channel, input, frame),
    request: async (url) => responseSchema.parse(await call('request', url)),
    navigate: async (event, url) =>
      z.boolean().parse(await call('navigate', event, url)),
    openWindow: (url) => call('openWindow', url),
    askPermission: (name) => call('askPermission', name),
    secondInstance: () => call('secondInstance'),
    recorded: async () => recordedSchema.parse(await call('recorded')),
    unserve: async (channel) => {
      await call('unserve', channel);
    },
    serveAgain: async (channel) => {
      await call('serveAgain', channel);
    },
    fillDisk: async () => {
      await call('fillDisk');
    },
    freeDisk: async () => {
      await call('freeDisk');
    },
    emptyTables: async () => {
      await call('emptyTables');
    },
    rows: async () => storedTablesSchema.parse(await call('rows')),
    runSql: async (sql) => {
      await call('runSql', sql);
    },
    quit: () => {
      call('quit').catch(() => undefined); // It ends instead of answering.
      return ended;
    },
    closeWindow: () => {
      call('closeWindow').catch(() => undefined);
      return ended;
    },
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
    ended,
    output: () => output,
  };
}
