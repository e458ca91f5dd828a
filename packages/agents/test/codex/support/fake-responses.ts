import http from 'node:http';
import { z } from 'zod';

/** One turn that Codex asked for. */
export interface FakeRequest {
  readonly number: number;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  readonly body: z.output<typeof bodySchema>;
  /** The client went away before the answer was over. */
  closedEarly: boolean;
}

export type Script = (
  request: FakeRequest,
  response: http.ServerResponse,
) => void;

const partSchema = z.looseObject({ text: z.string().optional() });
const itemSchema = z.looseObject({
  type: z.string(),
  role: z.string().optional(),
  content: z.array(partSchema).optional(),
  output: z.unknown().optional(),
  tools: z.array(z.unknown()).optional(),
});
const bodySchema = z.looseObject({
  model: z.string(),
  input: z.array(itemSchema),
  tools: z.array(z.unknown()).optional(),
  reasoning: z.unknown().optional(),
  text: z
    .looseObject({
      format: z
        .looseObject({ strict: z.boolean(), schema: z.unknown() })
        .optional(),
    })
    .optional(),
});

/** What the model is told last. */
export const lastText = (request: FakeRequest | undefined): string =>
  request?.body.input.at(-1)?.content?.[0]?.text ?? '';

/** What the last call of a tool gave; `undefined` when the last message is none. */
export const lastOutput = ({ body }: FakeRequest): string | undefined => {
  const last = body.input.at(-1);
  if (last?.type.endsWith('_output') !== true) return undefined;
  return typeof last.output === 'string'
    ? last.output
    : JSON.stringify(last.output);
};

type Event = { readonly type: string } & Readonly<Record<string, unknown>>;

const done = (item: object): Event => ({
  type: 'response.output_item.done',
  item,
});

/** The events of a response. A turn is: created, any number of items, completed (or failed, or incomplete). */
export const ev = {
  created: (): Event => ({ type: 'response.created', response: { id: 'r' } }),
  completed: (input = 1000, cached = 700, output = 40): Event => ({
    type: 'response.completed',
    response: {
      id: 'r',
      usage: {
        input_tokens: input,
        input_tokens_details: { cached_tokens: cached },
        output_tokens: output,
        output_tokens_details: { reasoning_tokens: 0 },
        total_tokens: input + output,
      },
    },
  }),
  failed: (code: string, message: string): Event => ({
    type: 'response.failed',
    response: { id: 'r', status: 'failed', error: { code, message } },
  }),
  incomplete: (reason: string): Event => ({
    type: 'response.incomplete',
    response: {
      id: 'r',
      status: 'incomplete',
      incomplete_details: { reason },
    },
  }),
  message: (text: string): Event =>
    done({
      type: 'message',
      role: 'assistant',
      id: 'm',
      content: [{ type: 'output_text', text }],
    }),
  refusal: (text: string): Event =>
    done({
      type: 'message',
      role: 'assistant',
      id: 'm',
      content: [{ type: 'refusal', refusal: text }],
    }),
  call: (id: string, name: string, args: object): Event =>
    done({
      type: 'function_call',
      id: `fc_${id}`,
      call_id: id,
      name,
      arguments: JSON.stringify(args),
    }),
  customCall: (id: string, name: string, input: string): Event =>
    done({
      type: 'custom_tool_call',
      id: `ctc_${id}`,
      call_id: id,
      name,
      input,
    }),
  opened: (): Event => ({
    type: 'response.output_item.added',
    item: { type: 'message', role: 'assistant', id: 'm', content: [] },
  }),
  delta: (delta: string): Event => ({
    type: 'response.output_text.delta',
    item_id: 'm',
    delta,
  }),
};

/** Sends events; `end: false` leaves the stream open. */
export function reply(
  response: http.ServerResponse,
  events: readonly Event[],
  { end = true } = {},
): void {
  if (!response.headersSent) {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
  }
  for (const event of events) {
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  }
  if (end) response.end();
}

/** An HTTP error in the form of the API. */
export function refuse(
  response: http.ServerResponse,
  status: number,
  error: object = {},
  headers: http.OutgoingHttpHeaders = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...headers,
  });
  response.end(JSON.stringify({ error }));
}

/** A whole turn that says this. */
export const saying =
  (text: string): Script =>
  (_request, response) =>
    reply(response, [ev.created(), ev.message(text), ev.completed()]);

export interface FakeResponses {
  readonly baseUrl: string;
  readonly origin: string;
  readonly requests: FakeRequest[];
  /** What else was asked for, as `METHOD url`. */
  readonly others: string[];
  script: Script;
  close(): Promise<void>;
}

/** A server on loopback that answers turns as it is told to. */
export async function startFakeResponses(
  script: Script = (_request, response) =>
    refuse(response, 500, { message: 'nothing was scripted' }),
): Promise<FakeResponses> {
  const requests: FakeRequest[] = [];
  const others: string[] = [];
  const server = http.createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('error', () => undefined);
    incoming.on('end', () => {
      const url = incoming.url ?? '';
      if (incoming.method !== 'POST' || !url.endsWith('/responses')) {
        others.push(`${incoming.method ?? ''} ${url}`);
        refuse(response, 404, { message: 'not scripted' });
        return;
      }
      const text = Buffer.concat(chunks).toString('utf8');
      const request: FakeRequest = {
        number: requests.length,
        url,
        headers: incoming.headers,
        text,
        body: bodySchema.parse(JSON.parse(text)),
        closedEarly: false,
      };
      response.on('close', () => {
        request.closedEarly = !response.writableEnded;
      });
      requests.push(request);
      fake.script(request, response);
    });
  });
  await new Promise<void>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve()),
  );
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const origin = `http://127.0.0.1:${port}`;
  const fake: FakeResponses = {
    origin,
    baseUrl: `${origin}/v1`,
    requests,
    others,
    script,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return fake;
}
