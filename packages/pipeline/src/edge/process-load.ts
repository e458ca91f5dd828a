import { readdirSync, readFileSync } from 'node:fs';

/** What a process and all its descendants use now. */
export interface ProcessLoad {
  /** It first, then its descendants. */
  readonly pids: readonly number[];
  readonly processes: number;
  /** Bytes of resident memory; pages that are shared count for each process. */
  readonly memory: number;
}

/** `/proc/<pid>/stat` counts memory in pages; 4 kB wherever Node runs on Linux by default. */
const PAGE = 4096;
/** Of the fields behind the command's closing parenthesis. */
const PARENT = 1;
const RESIDENT = 21;

/**
 * The kernel's own limits do not count for root, and none of them is for a whole tree; so the tree is looked at.
 *
 * @returns nothing and zeros where there is no `/proc`
 */
export function loadBelow(root: number | undefined): ProcessLoad {
  if (root === undefined || process.platform !== 'linux') {
    return { pids: [], processes: 0, memory: 0 };
  }
  const children = new Map<number, number[]>();
  const resident = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const fields = Number.isInteger(pid) ? statOf(pid) : undefined;
    if (!fields) continue;
    const parent = Number(fields[PARENT]);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
    resident.set(pid, Number(fields[RESIDENT]) * PAGE);
  }
  const pids = resident.has(root) ? [root] : [];
  let memory = 0;
  for (const pid of pids) {
    memory += resident.get(pid) ?? 0;
    pids.push(...(children.get(pid) ?? []));
  }
  return { pids, processes: pids.length, memory };
}

function statOf(pid: number): readonly string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined; // It has ended in the meantime.
  }
}
