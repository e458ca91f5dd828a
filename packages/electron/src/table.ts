export type LayerName =
  'db' | 'main' | 'ipc' | 'renderer' | 'context' | 'component' | 'layout';

/** The globals a module may count on: Node's, or the page's with or without what a sandboxed preload lacks. */
export type ProgramName = 'node' | 'preload' | 'web';

/** What some modules of a slice may import. Anything that no list names is refused. */
export interface ModuleRow {
  /** Below `src`: a folder with all that is in it (`db/**`), or files by name (`ipc/main.ts`). */
  readonly files: string;
  readonly program: ProgramName;
  /** Modules that may be imported in any way. A relative one is seen from the layer's folder. */
  readonly values: readonly string[];
  /** Modules that may be imported with `import type` only. */
  readonly types: readonly string[];
}

export interface LayerRow {
  readonly name: LayerName;
  /** The layers whose public modules it may import. Every layer also sees the domain contract. */
  readonly needs: readonly LayerName[];
  /** Its public modules: what they export is its contract. */
  readonly entries: readonly string[];
  readonly modules: readonly ModuleRow[];
  /** The one of its files that may only grow, once it was applied. */
  readonly history?: string;
}

/** THE table of layers, each one after those that it needs. Order, imports, lint and caching all follow from it. */
export const LAYERS: readonly LayerRow[] = [
  {
    name: 'db',
    needs: [],
    entries: ['src/db/index.ts'],
    modules: [
      {
        files: 'db/**',
        program: 'node',
        values: ['../contract'],
        types: [
          '@nx-slice/kernel/sql/database',
          '@nx-slice/kernel/sql/migrate',
        ],
      },
    ],
    history: 'src/db/migrations.ts',
  },
  {
    name: 'main',
    needs: ['db'],
    entries: ['src/main/index.ts'],
    modules: [
      {
        files: 'main/**',
        program: 'node',
        values: ['@nx-slice/kernel/errors'],
        types: ['@nx-slice/kernel/ipc/contract', '../contract', '../db'],
      },
    ],
  },
  {
    name: 'ipc',
    needs: ['main'],
    entries: ['src/ipc/main.ts', 'src/ipc/preload.ts'],
    modules: [
      {
        files: 'ipc/main.ts',
        program: 'node',
        values: [
          '@nx-slice/kernel/ipc/main',
          '../contract',
          '../contract/channels',
        ],
        types: ['../main'],
      },
      {
        // Names only: a schema library would make the preload a hundred times its size.
        files: 'ipc/preload.ts',
        program: 'preload',
        values: ['@nx-slice/kernel/ipc/preload', '../contract/channels'],
        types: [],
      },
    ],
  },
  {
    name: 'renderer',
    needs: [],
    entries: ['src/renderer/index.ts'],
    modules: [
      {
        files: 'renderer/**',
        program: 'web',
        values: ['@tanstack/react-query'],
        types: ['../contract'],
      },
    ],
  },
  {
    name: 'context',
    needs: [],
    entries: ['src/context/index.ts'],
    modules: [
      {
        files: 'context/**',
        program: 'web',
        values: ['react'],
        types: ['../contract'],
      },
    ],
  },
  {
    name: 'component',
    needs: ['renderer', 'context'],
    entries: ['src/component/index.ts'],
    modules: [
      {
        files: 'component/**',
        program: 'web',
        values: [
          'react',
          '@tanstack/react-query',
          '../contract/limits',
          '../renderer',
          '../context',
        ],
        types: ['../contract'],
      },
    ],
  },
  {
    name: 'layout',
    needs: ['component', 'context'],
    entries: ['src/layout/index.ts'],
    modules: [
      {
        files: 'layout/**',
        program: 'web',
        values: ['react', '../context', '../component'],
        types: ['../contract'],
      },
    ],
  },
];

/** The domain contract, which the orchestrator compiles from the plan: no layer, but under the same rules. */
export const CONTRACT: { readonly modules: readonly ModuleRow[] } = {
  modules: [
    {
      files: 'contract/**',
      program: 'node',
      values: ['zod'],
      types: ['@nx-slice/kernel/ipc/contract'],
    },
    {
      // Preload and forms bundle these two, and nothing with them.
      files: 'contract/{channels,limits}.ts',
      program: 'node',
      values: [],
      types: [],
    },
  ],
};
