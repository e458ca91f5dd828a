import type { ComponentProps } from 'react';

export type SubmitHandler = NonNullable<ComponentProps<'form'>['onSubmit']>;
