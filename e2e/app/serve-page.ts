import { once } from 'node:events';
import { createServer } from 'node:http';
import type { SchemeResponse } from './main-process.js';

/** Stands for the app's own scheme, which a browser does not know. */
export interface PageServer {
  /** A secure context as well: every name below `localhost` is. */
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Serves on a loopback port what main answers in its own scheme. Not by intercepting requests: the browser would keep
 * no compiled code then, and each load would take several times as long.
 *
 * @param ask what main answers to a path with its query
 */
export async function servePage(
  ask: (path: string) => Promise<SchemeResponse>,
): Promise<PageServer> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    ask(path).then(
      ({ status, headers, body }) => {
        // The names of assets say what is in them.
        const age = path.startsWith('/assets/') ? 'max-age=600' : 'no-store';
        response.writeHead(status, { ...headers, 'cache-control': age });
        response.end(body);
      },
      () => response.writeHead(503).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    origin: `http://bundle.localhost:${String(port)}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
