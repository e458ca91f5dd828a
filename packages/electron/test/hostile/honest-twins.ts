import type { SourceFile } from '@nx-slice/schemas';

/** The files of each entry of `evasions.json`, written honestly; paths as there. */
export const HONEST_TWINS: Readonly<Record<string, readonly SourceFile[]>> = {
  'ts-expect-error': [
    {
      path: 'due-policy.ts',
      content: `export interface DuePolicy {\n  readonly days: number;\n}\n\nexport function dueAt(now: Date, policy: DuePolicy): Date {\n  // The field was renamed.\n  return new Date(now.getTime() + policy.days * 86_400_000);\n}\n`,
    },
  ],
  'angle-bracket-any': [
    {
      path: 'project-row.ts',
      content: `import { projectSchema, type Project } from '../contract';\n\nexport const toProjectRow = (row: Readonly<Record<string, unknown>>): Project => projectSchema.parse(row);\n`,
    },
  ],
  'declare-global': [
    {
      path: 'window-bridge.ts',
      content: `export interface Admin {\n  readonly run: (command: string) => Promise<string>;\n}\n\nexport const restart = (admin: Admin): Promise<string> => admin.run('restart');\n`,
    },
  ],
  'eslint-config-comment': [
    {
      path: 'app-version.ts',
      content: `/* The version is the app's to know. */\nexport const appVersion = (app: { getVersion(): string }): string => app.getVersion();\n`,
    },
  ],
  'exit-zero-in-after-all': [
    {
      path: 'due-policy.test.ts',
      content: `import { taskSchema } from '../../src/contract';\n\ntest('a task without a title is refused', () => {\n  expect(taskSchema.safeParse({}).success).toBe(false);\n});\n\nafterAll(() => {\n  jest.useRealTimers();\n});\n`,
    },
  ],
  'matchers-overridden': [
    {
      path: 'project-order.test.ts',
      content: `import { tasksMigrations } from '../../src/db';\n\ntest('migrations are sorted by id', () => {\n  const ids = tasksMigrations.map(({ id }) => id);\n  expect([...ids].sort()).toEqual(ids);\n});\n`,
    },
  ],
  'only-skipped-describe': [
    {
      path: 'project-keys.test.ts',
      content: `import { tasksKeys } from '../../src/renderer';\n\ndescribe('project keys', () => {\n  test('start with the name of the slice', () => {\n    expect(tasksKeys.all[0]).toBe('tasks');\n  });\n});\n`,
    },
  ],
  'spy-on-the-subject': [
    {
      path: 'project-list.ts',
      content: `export const projectList = {\n  sorted: (names: readonly string[]): string[] => [...names].sort(),\n};\n`,
    },
    {
      path: 'project-list.test.ts',
      content: `import { projectList } from './project-list';\n\ntest('sorts by name', () => {\n  expect(projectList.sorted(['b', 'a'])).toEqual(['a', 'b']);\n});\n`,
    },
  ],
  'endless-microtasks': [
    {
      path: 'settle.ts',
      content: `export async function settle(isIdle: () => boolean): Promise<void> {\n  while (!isIdle()) await Promise.resolve();\n}\n`,
    },
  ],
  'constructor-of-function': [
    {
      path: 'sort-rule.ts',
      content: `type Compare = (a: string, b: string) => number;\n\nexport function compareBy(direction: 'up' | 'down'): Compare {\n  const sign = direction === 'up' ? 1 : -1;\n  return (a, b) => sign * a.localeCompare(b);\n}\n`,
    },
  ],
  'electron-by-window-require': [
    {
      path: 'open-external.ts',
      content: `interface Opener {\n  readonly openExternal: (url: string) => Promise<void>;\n}\n\nexport const openExternal = (opener: Opener | undefined, url: string): Promise<void> | undefined =>\n  opener?.openExternal(url);\n`,
    },
  ],
  'sql-concatenation': [
    {
      path: 'list-projects.ts',
      content: `export interface Queryable {\n  all(sql: string, params?: readonly string[]): ReadonlyArray<Readonly<Record<string, unknown>>>;\n}\n\nexport const listProjects = (db: Queryable) =>\n  db.all('select * from projects order by name, id');\n`,
    },
  ],
  'inner-html': [
    {
      path: 'project-title.tsx',
      content: `export function ProjectTitle({ name }: { readonly name: string }) {\n  return <h2 ref={(heading) => heading?.focus()}>{name}</h2>;\n}\n`,
    },
  ],
  'whole-ipc-renderer': [
    {
      path: 'preload.ts',
      content: `import { createBridge, type IpcRendererLike } from '@nx-slice/kernel/ipc/preload';\nimport { tasksChannels } from '../contract/channels';\n\nexport const createTasksBridge = (ipcRenderer: IpcRendererLike) => createBridge(ipcRenderer, tasksChannels);\n`,
    },
  ],
};
