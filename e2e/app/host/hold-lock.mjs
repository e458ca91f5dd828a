/**
 * Another program that is writing to a database file, and does not come to an end.
 *
 * Arguments: the file.
 */
import { DatabaseSync } from './sqlite.mjs';

const connection = new DatabaseSync(process.argv[2] ?? '');
connection.exec('begin exclusive');
process.send?.('locked');

// Whoever started it went away.
process.on('disconnect', () => {
  connection.close();
  process.exit(0);
});
