import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** The running processes that have to do with a folder: that name it, or work in it. Linux only. */
export const processesIn = (folder: string): readonly string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      const command = read(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
      const place = read(() => readlinkSync(`/proc/${pid}/cwd`));
      return [command, place].some((text) => text.includes(folder))
        ? [`${pid} in ${place}: ${command.replaceAll('\0', ' ')}`]
        : [];
    });

/** @returns those that are still there in the end */
export async function processesGone(
  folder: string,
  milliseconds: number,
): Promise<readonly string[]> {
  const end = Date.now() + milliseconds;
  while (processesIn(folder).length > 0 && Date.now() < end) await wait(100);
  return processesIn(folder);
}

/** A process that has ended in the meantime says nothing. */
function read(what: () => string): string {
  try {
    return what();
  } catch {
    return '';
  }
}
