import './bridges-on-window.js';
import type { Page } from 'playwright-core';
import type { CspAttack } from './csp-attacks.js';

/** What `window.bridges` offers: its members by slice, and their types. */
export const surfaceOf = (
  page: Page,
): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>> =>
  page.evaluate(() => {
    const byKey = <T>(owner: object, read: (key: PropertyKey) => T) =>
      Object.fromEntries(
        Reflect.ownKeys(owner).map((key) => [String(key), read(key)] as const),
      );
    return byKey(window.bridges, (slice) => {
      const operations = window.bridges[String(slice)] ?? {};
      return byKey(operations, (name) => typeof operations[String(name)]);
    });
  });

/** Every way in which the page got to change what it was given. */
export const changesOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const made: string[] = [];
    const note = (what: string, isMade: boolean): void => {
      if (isMade) made.push(what);
    };
    const attackMember = (owner: object, key: PropertyKey, name: string) => {
      const fake = () => 'fake';
      note(`set ${name}`, Reflect.set(owner, key, fake));
      note(
        `define ${name}`,
        Reflect.defineProperty(owner, key, { value: fake }),
      );
      note(`delete ${name}`, Reflect.deleteProperty(owner, key));
    };
    const attack = (value: unknown, name: string): void => {
      if (typeof value !== 'object' && typeof value !== 'function') return;
      if (value === null) return;
      note(`add to ${name}`, Reflect.set(value, 'added', 1));
      note(
        `prototype of ${name}`,
        Reflect.setPrototypeOf(value, { evil: true }),
      );
      for (const key of Reflect.ownKeys(value)) {
        const member: unknown = Reflect.get(value, key);
        attackMember(value, key, `${name}.${String(key)}`);
        attack(member, `${name}.${String(key)}`);
      }
    };
    attackMember(window, 'bridges', 'bridges');
    attack(window.bridges, 'bridges');
    return made;
  });

/**
 * Where the bridges lead: what can be reached from them by members and prototypes, and has the name of a function
 * that reaches main by a channel of the caller's choice.
 */
export const waysToMain = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const sought = [
      'invoke',
      'send',
      'sendSync',
      'sendToHost',
      'exposeInMainWorld',
    ];
    const seen = new Set<unknown>();
    const found: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' && typeof value !== 'function') return;
      if (value === null || seen.has(value)) return;
      seen.add(value);
      for (const key of Reflect.ownKeys(value)) {
        const name = `${path}.${String(key)}`;
        if (sought.includes(String(key))) found.push(name);
        const member = Reflect.getOwnPropertyDescriptor(value, key);
        visit(member?.value, name);
        visit(member?.get, `get ${name}`);
        visit(member?.set, `set ${name}`);
      }
      visit(Reflect.getPrototypeOf(value), `${path}.[[Prototype]]`);
    };
    visit(window.bridges, 'bridges');
    return found;
  });

/** Which of these names the page finds on its global object. */
export const globalsAmong = (
  page: Page,
  names: readonly string[],
): Promise<readonly string[]> =>
  page.evaluate(
    (given) => given.filter((name) => name in globalThis),
    [...names],
  );

/** Whether something that sets `window.ran` got to run. */
export const hasRun = (page: Page): Promise<boolean> =>
  page.evaluate(() => 'ran' in window);

/** What an operation answers when it is called as if the caller could choose the channel. */
export const callWithChannel = (
  page: Page,
  slice: string,
  operation: string,
): Promise<unknown> =>
  page.evaluate(
    async ([bridge, name]) => {
      const call = window.bridges[bridge]?.[name];
      const owner = { slice: 'evil', operations: ['evil'], channel: 'evil' };
      return call && Reflect.apply(call, owner, [null, 'evil:evil', {}]);
    },
    [slice, operation] as const,
  );

/** What an operation throws when it is given a function. */
export const callWithFunction = (
  page: Page,
  slice: string,
  operation: string,
): Promise<string> =>
  page.evaluate(
    async ([bridge, name]) => {
      try {
        await window.bridges[bridge]?.[name]?.({ id: () => 'x' });
        return 'nothing';
      } catch (error) {
        return String(error);
      }
    },
    [slice, operation] as const,
  );

/** Runs an attack in the page. @returns the directive that stopped it; `none` after a second without one */
export async function directiveAgainst(
  page: Page,
  { run }: CspAttack,
): Promise<string> {
  const violation = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener(
          'securitypolicyviolation',
          ({ effectiveDirective }) => resolve(effectiveDirective),
          { once: true },
        );
        setTimeout(() => resolve('none'), 1_000);
      }),
  );
  // An attack may throw on the spot: then it is stopped as well.
  await page.evaluate(run).catch(() => undefined);
  return violation;
}
