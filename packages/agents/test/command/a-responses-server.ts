import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/** What Codex sends, as far as the tests look at it. */
const sentSchema = z.looseObject({
  model: z.string(),
  input: z.unknown(),
  tools: z.array(z.unknown()).optional(),
  text: z.looseObject({
    format: z.looseObject({ strict: z.boolean(), schema: z.unknown() }),
  }),
});

export type Sent = z.output<typeof sentSchema>;

/** Words of the model, a refusal of the service, or nothing at all. */
export type Scripted =
  | { readonly silent: true }
  | { readonly words: string }
  | { readonly status: number; readonly message: string };

/** A service on loopback that speaks as much of the Responses API as `codex exec` needs, and says what it is told to. */
export async function startResponses(script: readonly Scripted[]) {
  const sent: Sent[] = [];
  let hear = (): void => undefined;
  /** Settles with the first request. */
  const heard = new Promise<void>((resolve) => {
    hear = resolve;
  });
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      sent.push(sentSchema.parse(body));
      hear();
      const next = script[sent.length - 1];
      reply(response, next ?? { status: 500, message: 'script used up' });
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    sent,
    heard,
    url: `http://127.0.0.1:${portOf(server.address())}/v1`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const portOf = (address: AddressInfo | string | null): number => {
  if (address === null || typeof address === 'string') {
    throw new Error('not listening');
  }
  return address.port;
};

function reply(response: ServerResponse, scripted: Scripted): void {
  if ('silent' in scripted) return;
  if ('status' in scripted) {
    const { status, message } = scripted;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { message } }));
    return;
  }
  const content = [{ type: 'output_text', text: scripted.words }];
  const usage = {
    input_tokens: 1000,
    input_tokens_details: { cached_tokens: 600 },
    output_tokens: 50,
    output_tokens_details: { reasoning_tokens: 10 },
    total_tokens: 1050,
  };
  const events = [
    { type: 'response.created', response: { id: 'r' } },
    {
      type: 'response.output_item.done',
      item: { type: 'message', role: 'assistant', id: 'm', content },
    },
    { type: 'response.completed', response: { id: 'r', usage } },
  ];
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events) {
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  }
  response.end();
}
