// The peer: PostGraphile over a view that has the columns of a card, as its documentation says.
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

process.once('message', async ({ url }) => {
  const serv = postgraphile({ extends: [PostGraphileAmberPreset], pgServices: [makePgService({ connectionString: url, schemas: ['bench'] })], grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false } }).createServ(grafserv);
  const server = createServer();
  await serv.addTo(server);
  server.listen(0, '127.0.0.1', () => process.send({ origin: `http://127.0.0.1:${server.address().port}` }));
});
