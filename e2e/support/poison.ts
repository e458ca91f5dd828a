import { canonical, digestOf } from '@nx-slice/pipeline';
import {
  artifactSchema,
  contractSchema,
  sealSchema,
  verdictSchema,
  type Artifact,
} from '@nx-slice/schemas';
import {
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Sealed folders, all genuine, that could be passed off as another. */
export interface Donors {
  /** `artifacts/` of another slice. */
  readonly otherSlice: string;
  /** `artifacts/` of the same slice, when its slice.json said something else. */
  readonly older: string;
  /** `artifacts/` of the slice itself. */
  readonly own: string;
}

export interface Place extends Donors {
  /** The restored part of a cache entry; what Nx copies lies below it, by its path in the workspace. */
  readonly entry: string;
  /** `artifacts/<task>` in the entry. */
  readonly folder: string;
}

/** One way to exchange what a cache holds for a task. */
export interface Poison {
  readonly name: string;
  /** The task whose entry it is. */
  readonly task: string;
  readonly alter: (place: Place) => void;
}

/** What no file of a slice may hold. */
export const MARK = 'POISONED';

const HARMLESS = `\nexport const poisoned = '${MARK}';\n`;
const HARMFUL = `\nimport { execSync } from 'node:child_process';\nexport const poisoned = execSync('echo ${MARK}');\n`;

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const write = (path: string, document: unknown): void =>
  writeFileSync(path, canonical(document));

const artifact =
  (change: (artifact: Artifact) => Artifact) =>
  (folder: string): void => {
    const path = join(folder, 'artifact.json');
    write(path, change(artifactSchema.parse(read(path))));
  };

const inFile = (isMeant: (path: string) => boolean, code: string) =>
  artifact((given) => {
    const meant = given.files.find(({ path }) => isMeant(path));
    if (!meant) throw new Error('There is no such file to poison');
    return {
      ...given,
      files: given.files.map((file) =>
        file === meant ? { ...file, content: file.content + code } : file,
      ),
    };
  });
const source = (path: string): boolean => path.startsWith('src/');
const inSource = inFile(source, HARMLESS);

const inContract = (folder: string): void => {
  const path = join(folder, 'contract.json');
  const contract = contractSchema.parse(read(path));
  write(path, {
    ...contract,
    declarations: contract.declarations.map((file) => ({
      ...file,
      content: file.content + HARMLESS,
    })),
  });
};

/** What a forger does who knows how seals are made: they hold digests and no secret. */
const reseal = (folder: string): void => {
  const path = join(folder, 'seal.json');
  const seal = sealSchema.parse(read(path));
  const digest = (name: string) =>
    digestOf(readFileSync(join(folder, name), 'utf8'));
  const forged = {
    ...seal,
    artifact: digest('artifact.json'),
    contract: digest('contract.json'),
    documents: seal.documents.map(({ name }) => ({
      name,
      digest: digest(name),
    })),
    seal: undefined,
  };
  write(path, { ...forged, seal: digestOf(canonical(forged)) });
};

const inSeal = (change: object) => (folder: string) => {
  const path = join(folder, 'seal.json');
  write(path, { ...sealSchema.parse(read(path)), ...change });
};

const exchange = (folder: string, other: string): void => {
  rmSync(folder, { recursive: true });
  cpSync(other, folder, { recursive: true });
};

const put = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

const remove = (...names: string[]) => {
  return ({ folder }: Place): void => {
    for (const name of names) rmSync(join(folder, name));
  };
};

const inFolder =
  (...steps: ((folder: string) => void)[]) =>
  ({ folder }: Place): void =>
    steps.forEach((step) => step(folder));

const verdict = (change: (folder: string) => object) => (place: Place) => {
  const path = join(place.folder, 'verdict.json');
  write(path, {
    ...verdictSchema.parse(read(path)),
    ...change(place.folder),
  });
};

/** Poison that nothing here can tell from the work of an agent: a comment, in a folder with a seal that fits. */
export const forge = (folder: string): void => {
  inFile(source, `\n// ${MARK}\n`)(folder);
  reseal(folder);
};

export const POISONS: readonly Poison[] = [
  { name: 'source changed', task: 'db', alter: inFolder(inSource) },
  { name: 'source changed', task: 'plan', alter: inFolder(inSource) },
  {
    name: 'test changed',
    task: 'component',
    alter: inFolder(inFile((path) => path.startsWith('test/'), HARMLESS)),
  },
  { name: 'contract changed', task: 'db', alter: inFolder(inContract) },
  { name: 'contract changed', task: 'plan', alter: inFolder(inContract) },
  {
    name: 'contract changed and sealed again',
    task: 'db',
    alter: inFolder(inContract, reseal),
  },
  {
    name: 'seal: other number of attempts',
    task: 'db',
    alter: inFolder(inSeal({ attempts: 2 })),
  },
  {
    name: 'seal: without inputs',
    task: 'db',
    alter: inFolder(inSeal({ inputs: [] }), reseal),
  },
  {
    name: 'seal: new digest of a changed source only',
    task: 'db',
    alter: inFolder(inSource, (folder) =>
      inSeal({
        artifact: digestOf(readFileSync(join(folder, 'artifact.json'), 'utf8')),
      })(folder),
    ),
  },
  {
    name: 'source runs a command, sealed again',
    task: 'db',
    alter: inFolder(inFile(source, HARMFUL), reseal),
  },
  {
    name: 'source changed and sealed again',
    task: 'plan',
    alter: inFolder(inSource, reseal),
  },
  {
    name: 'source does not compile, sealed again',
    task: 'layout',
    alter: inFolder(
      inFile(source, `\nexport const n: number = '${MARK}';\n`),
      reseal,
    ),
  },
  {
    name: 'file that leads outside, sealed again',
    task: 'main',
    alter: inFolder(
      artifact((given) => ({
        ...given,
        files: [
          ...given.files,
          { path: '../../desktop/src/evil.ts', content: HARMLESS },
        ],
      })),
      reseal,
    ),
  },
  {
    name: "file of another layer's folder, sealed again",
    task: 'main',
    alter: inFolder(
      artifact((given) => ({
        ...given,
        files: [...given.files, { path: 'src/db/index.ts', content: HARMLESS }],
      })),
      reseal,
    ),
  },
  {
    name: 'all of another slice',
    task: 'db',
    alter: ({ folder, otherSlice }) => exchange(folder, join(otherSlice, 'db')),
  },
  {
    name: 'all of another slice',
    task: 'plan',
    alter: ({ folder, otherSlice }) =>
      exchange(folder, join(otherSlice, 'plan')),
  },
  {
    name: 'all of another layer',
    task: 'db',
    alter: ({ folder, own }) => exchange(folder, join(own, 'main')),
  },
  {
    name: 'all of an older input',
    task: 'db',
    alter: ({ folder, older }) => exchange(folder, join(older, 'db')),
  },
  {
    name: 'all of an older input',
    task: 'plan',
    alter: ({ folder, older }) => exchange(folder, join(older, 'plan')),
  },
  {
    name: 'extra file among the outputs',
    task: 'db',
    alter: ({ folder }) => put(join(folder, 'src/evil.ts'), HARMLESS),
  },
  {
    name: 'extra file for the sources',
    task: 'db',
    alter: ({ folder }) => put(join(folder, '../../src/db/index.ts'), HARMLESS),
  },
  { name: 'no artifact.json', task: 'db', alter: remove('artifact.json') },
  { name: 'no seal.json', task: 'db', alter: remove('seal.json') },
  {
    name: 'artifact.json cut short',
    task: 'db',
    alter: ({ folder }) => truncateSync(join(folder, 'artifact.json'), 200),
  },
  {
    name: 'artifact.json empty',
    task: 'db',
    alter: ({ folder }) => truncateSync(join(folder, 'artifact.json'), 0),
  },
  {
    name: 'artifact.json is a link to the same bytes',
    task: 'db',
    alter: ({ folder, own }) => {
      rmSync(join(folder, 'artifact.json'));
      symlinkSync(join(own, 'db/artifact.json'), join(folder, 'artifact.json'));
    },
  },
  {
    name: 'the folder is a link to another slice',
    task: 'db',
    alter: ({ folder, otherSlice }) => {
      rmSync(folder, { recursive: true });
      symlinkSync(join(otherSlice, 'db'), folder);
    },
  },
  {
    name: 'nothing in the entry',
    task: 'db',
    alter: ({ entry }) => {
      for (const name of readdirSync(entry)) {
        rmSync(join(entry, name), { recursive: true });
      }
    },
  },
  {
    name: 'section of another layer',
    task: 'plan',
    alter: ({ folder }) =>
      cpSync(
        join(folder, 'sections/main.json'),
        join(folder, 'sections/db.json'),
      ),
  },
  {
    name: 'section of another layer, sealed again',
    task: 'plan',
    alter: ({ folder }) => {
      cpSync(
        join(folder, 'sections/main.json'),
        join(folder, 'sections/db.json'),
      );
      reseal(folder);
    },
  },
  {
    name: 'verdict about other artifacts',
    task: 'verify',
    alter: verdict(() => ({
      artifacts: [{ layer: 'db', digest: digestOf(MARK) }],
    })),
  },
  {
    name: 'verdict of another slice',
    task: 'verify',
    alter: verdict(() => ({ slice: 'books' })),
  },
  { name: 'no verdict', task: 'verify', alter: remove('verdict.json') },
];
