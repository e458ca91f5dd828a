/** Lints the files that it is told of, in the workspace that it was made for. */
import { parentPort, workerData } from 'node:worker_threads';
import { ESLint } from 'eslint';

const eslint = new ESLint({ cwd: workerData.folder });

parentPort?.on('message', async (/** @type {readonly string[]} */ paths) => {
  const results = await eslint.lintFiles([...paths]);
  const problems = results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ line, ruleId, message }) => `${filePath}:${line} ${ruleId} ${message}`,
    ),
  );
  parentPort?.postMessage(problems);
});
