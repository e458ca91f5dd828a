/**
 * A program with all of Node at hand that takes what it can get: it reads files and environments, prints and
 * writes them, writes where it should not, and calls out. It says what worked.
 *
 * @param given absolute paths of files with secrets and of folders to write to, and a port that listens
 */
export const greedyProgram = (given: {
  readonly secrets: readonly string[];
  readonly targets: readonly string[];
  readonly port: number;
}): string => `
const fs = require('node:fs');
const { join } = require('node:path');
const { execFileSync } = require('node:child_process');
const given = ${JSON.stringify(given)};
const attempt = (name, work) => {
  try {
    console.log(name, 'OK', work());
  } catch (error) {
    console.log(name, 'refused', error.code ?? error.message);
  }
};
attempt('own environment', () => JSON.stringify(process.env));
for (const pid of fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name))) {
  attempt('environment', () => fs.readFileSync('/proc/' + pid + '/environ', 'utf8'));
  for (const path of given.secrets) attempt('root of ' + pid, () => fs.readFileSync('/proc/' + pid + '/root' + path, 'utf8'));
}
for (const path of given.secrets) {
  attempt('read ' + path, () => fs.readFileSync(path, 'utf8'));
  attempt('read base64 ' + path, () => fs.readFileSync(path).toString('base64'));
  attempt('cat ' + path, () => execFileSync('cat', [path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  attempt('link ' + path, () => { fs.linkSync(path, 'stolen'); return fs.readFileSync('stolen', 'utf8'); });
  attempt('symlink ' + path, () => { fs.symlinkSync(path, join(process.env.TMPDIR, 'stolen' + path.length)); return fs.readFileSync(join(process.env.TMPDIR, 'stolen' + path.length), 'utf8'); });
}
for (const folder of given.targets) {
  attempt('WROTE ' + folder, () => fs.writeFileSync(join(folder, 'pwned'), 'pwned'));
  attempt('WROTE over ' + folder, () => fs.appendFileSync(folder, 'pwned'));
}
const socket = require('node:net').connect(given.port, '127.0.0.1');
socket.on('connect', () => { console.log('CONNECTED'); process.exit(0); });
socket.on('error', ({ code }) => { console.log('no network', code); process.exit(0); });
`;
