import type { ProjectConfiguration } from '@nx/devkit';

/** The project that generates every slice: `nx run slice:generate`. */
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
  },
});
