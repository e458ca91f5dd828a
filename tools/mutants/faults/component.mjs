const NOTES = 'packages/slices/notes';
const TASKS = 'packages/slices/tasks';
const READINGS = 'packages/slices/readings';
const ITEM = `${NOTES}/src/component/note-item.tsx`;
const LIST = `${NOTES}/src/component/note-list.tsx`;
const FORM = `${NOTES}/src/component/note-form.tsx`;
const FIELDS = `${NOTES}/src/component/note-fields.tsx`;

/** @type {readonly import('../plant.mjs').Fault[]} */
export const COMPONENT_FAULTS = [
  {
    id: 'no-error-state',
    layer: 'component',
    says: 'a list that cannot be read looks as if there were nothing',
    edits: [{ file: LIST, from: '{listed.error.message}', to: '{null}' }],
    caughtBy: 'unit',
  },
  {
    id: 'form-emptied-although-refused',
    layer: 'component',
    says: 'what was typed is gone when main says no',
    edits: [
      {
        file: FORM,
        from: 'onSuccess: () => setRound(',
        to: 'onSettled: () => setRound(',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'sent-twice',
    layer: 'component',
    says: 'a second click sends the form again while main is busy',
    edits: [
      {
        file: FORM,
        from: '<button type="submit" disabled={create.isPending}>',
        to: '<button type="submit">',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'raw-html',
    layer: 'component',
    says: 'what a person typed is read as HTML',
    edits: [
      {
        file: ITEM,
        from: '<dd>{note.body}</dd>',
        to: '<dd dangerouslySetInnerHTML={{ __html: note.body }} />',
      },
    ],
    caughtBy: 'lint',
  },
  {
    id: 'no-label',
    layer: 'component',
    says: 'an input has a placeholder in place of a label',
    edits: [
      {
        file: FIELDS,
        from: `        Title
        <input
`,
        to: `        <input
          placeholder="Title"
`,
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'out-of-reach-of-the-keyboard',
    layer: 'component',
    says: 'a button that Tab never reaches',
    edits: [
      {
        file: ITEM,
        from: '          aria-label={`Delete ${heading}`}',
        to: '          tabIndex={-1}\n          aria-label={`Delete ${heading}`}',
      },
    ],
    caughtBy: 'browser',
  },
  {
    id: 'click-only',
    layer: 'component',
    says: 'a span that calls itself a button and knows no keys',
    edits: [
      {
        file: ITEM,
        from: `        <button
          type="button"
          aria-label={\`Edit \${heading}\`}
          autoFocus={mode === 'shown again'}
          onClick={() => setMode('edited')}
        >
          Edit
        </button>`,
        to: `        <span
          role="button"
          tabIndex={0}
          aria-label={\`Edit \${heading}\`}
          onClick={() => setMode('edited')}
        >
          Edit
        </span>`,
      },
    ],
    caughtBy: 'browser',
  },
  {
    id: 'focus-lost',
    layer: 'component',
    says: 'after an edit the focus is nowhere, and Tab starts at the top of the page',
    edits: [
      {
        file: ITEM,
        from: "          autoFocus={mode === 'shown again'}\n",
        to: '',
      },
    ],
    caughtBy: 'browser',
  },
  {
    id: 'sorted-by-the-page',
    layer: 'component',
    says: 'the list goes by its own order, so pinned notes do not come first',
    edits: [
      {
        file: LIST,
        from: 'listed.data.map((note) => (',
        to: 'listed.data.toSorted((a, b) => a.title.localeCompare(b.title)).map((note) => (',
      },
    ],
    caughtBy: 'browser',
  },
  {
    id: 'every-field-sent',
    layer: 'component',
    says: 'a change of the title sends the other fields as they were when the form was opened',
    edits: [
      {
        file: `${NOTES}/src/component/note-form-values.ts`,
        from: '...(values.body !== before.body && { body: values.body }),',
        to: 'body: values.body,',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'number-as-text',
    layer: 'component',
    says: 'a number is sent as the text of its input',
    edits: [
      {
        file: `${TASKS}/src/component/task-form-values.ts`,
        from: "...(values.estimate !== '' && { estimate: Number(values.estimate) }),",
        to: "...(values.estimate !== '' && { estimate: values.estimate as unknown as number }),",
      },
    ],
    caughtBy: 'lint',
  },
  {
    id: 'empty-number-is-zero',
    layer: 'component',
    says: 'an estimate that was left empty is sent as 0',
    edits: [
      {
        file: `${TASKS}/src/component/task-form-values.ts`,
        from: "...(values.estimate !== '' && { estimate: Number(values.estimate) }),",
        to: 'estimate: Number(values.estimate),',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'local-time-as-utc',
    layer: 'component',
    says: 'a time is stored as if the person lived in Greenwich',
    edits: [
      {
        file: `${READINGS}/src/component/from-local-time.ts`,
        from: 'new Date(local)',
        to: 'new Date(`${local}Z`)',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'number-rounded',
    layer: 'component',
    says: 'what stands behind the point is cut off',
    edits: [
      {
        file: `${READINGS}/src/component/reading-form-values.ts`,
        from: 'Number(values.value)',
        to: 'Number.parseInt(values.value, 10)',
      },
    ],
    caughtBy: 'unit',
  },
  {
    id: 'select-without-options',
    layer: 'component',
    says: 'a reference cannot be chosen, because nothing is offered',
    edits: [
      {
        file: `${TASKS}/src/component/project-select.tsx`,
        from: '{options.map((project) => (',
        to: '{options.slice(0, 0).map((project) => (',
      },
    ],
    caughtBy: 'unit',
  },
];
