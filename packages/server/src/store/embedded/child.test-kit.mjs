/** A process of its own that opens the store of a folder, as it was built, and does what its parent says. */

import process from 'node:process';
import { openStore } from '../../../dist/store/open-store.js';

const [folder] = process.argv.slice(2);

try {
  const store = await openStore({ folder });
  const database = store.database('saylau');
  let heard = 0;
  const methods = {
    run: (statements) => database.run(statements),
    read: (sql) => database.read(sql),
    listen: async (channel) => {
      await database.listen(channel, () => {
        heard += 1;
      });
    },
    heard: async () => heard,
    close: () => store.close(),
  };
  process.on('message', ({ id, method, args }) => {
    methods[method](...args).then(
      (value) => process.send({ id, value }),
      ({ code, message }) => process.send({ id, code, message }),
    );
  });
  process.once('disconnect', () => process.exit());
  process.send({ id: 0 });
} catch ({ code, message }) {
  process.send({ id: 0, code, message }, () => process.exit());
}
