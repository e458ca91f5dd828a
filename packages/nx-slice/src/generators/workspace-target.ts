import type { ProjectConfiguration } from '@nx/devkit';

/** The project of all slices: `nx run slice:generate`, and `slice:shard` to divide them among machines. */
export const workspaceProject = (
  root: string,
  app: string,
): ProjectConfiguration & { readonly $schema: string } => ({
  $schema: `${'../'.repeat(root.split('/').length)}node_modules/nx/schemas/project-schema.json`,
  name: 'slice',
  root,
  targets: {
    generate: {
      executor: 'nx-slice:workspace',
      options: { app },
      dependsOn: [
        { target: 'generate', projects: ['tag:slice'], params: 'forward' },
      ],
      inputs: [{ dependentTasksOutputFiles: '**/*', transitive: true }],
      parallelism: false,
      metadata: {
        description: 'Generate every slice of the workspace',
        technologies: ['nx-slice'],
      },
    },
    check: {
      executor: 'nx-slice:check',
      options: { app },
      metadata: {
        description: 'Whether sources, registrations and artifacts agree',
        technologies: ['nx-slice'],
      },
    },
    doctor: {
      executor: 'nx-slice:doctor',
      metadata: {
        description: 'Whether everything that a run needs is there',
        technologies: ['nx-slice'],
      },
    },
    shard: {
      executor: 'nx-slice:shard',
      metadata: {
        description: 'Divide the slices among the machines of a CI run',
        technologies: ['nx-slice'],
      },
    },
  },
});
