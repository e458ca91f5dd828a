import { createServer, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';

/** A self-hosted Nx remote cache on loopback, that a test can look into and alter. */
export interface CacheServer {
  /** What a workspace needs in its environment to read and write. */
  readonly readWrite: Readonly<Record<string, string>>;
  /** The same, for a token that may only read. */
  readonly readOnly: Readonly<Record<string, string>>;
  /** What is stored, by the hash of its task: a tar, gzipped. */
  readonly entries: Map<string, Buffer>;
  /** One line per request, such as `GET 200` or `PUT 403`. */
  readonly log: string[];
  close(): Promise<void>;
}

const TOKENS = { readWrite: 'may-write', readOnly: 'may-read' };

/** GET and PUT of `/v1/cache/<hash>`, as Nx asks for them. Entries never change: 409. */
export async function startCacheServer(): Promise<CacheServer> {
  const entries = new Map<string, Buffer>();
  const log: string[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const answer = (code: number, body: Buffer | string = ''): void => {
      log.push(`${method} ${code}`);
      send(response, code, body);
    };
    const hash = /^\/v1\/cache\/([A-Za-z0-9_-]+)$/.exec(url)?.[1];
    const token = headers.authorization?.replace(/^Bearer /, '');
    // An upload that is not read leaves Nx waiting.
    void buffer(request).then((body) => {
      if (token !== TOKENS.readWrite && token !== TOKENS.readOnly) {
        return answer(401, 'unknown token');
      }
      if (hash === undefined) return answer(404);
      const entry = entries.get(hash);
      if (method === 'GET') return entry ? answer(200, entry) : answer(404);
      if (token === TOKENS.readOnly) return answer(403, 'may only read');
      if (entry) return answer(409, 'entries never change');
      entries.set(hash, body);
      return answer(200);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const env = (token: string) => ({
    NX_SELF_HOSTED_REMOTE_CACHE_SERVER: `http://127.0.0.1:${port}`,
    NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: token,
  });
  return {
    readWrite: env(TOKENS.readWrite),
    readOnly: env(TOKENS.readOnly),
    entries,
    log,
    close: () =>
      new Promise((done, failed) => {
        server.closeAllConnections();
        server.close((error) => (error ? failed(error) : done()));
      }),
  };
}

function send(
  response: ServerResponse,
  code: number,
  body: Buffer | string,
): void {
  response
    .writeHead(code, { 'content-type': 'application/octet-stream' })
    .end(body);
}
