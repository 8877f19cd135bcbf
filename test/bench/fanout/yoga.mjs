// The peer: GraphQL Yoga with its own PubSub, behind graphql-ws, as its documentation says.
import { createServer } from 'node:http';
import { useServer } from 'graphql-ws/use/ws';
import { createPubSub, createSchema, createYoga } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import { typeDefs } from './frames.mjs';

const pubSub = createPubSub();
const yoga = createYoga({ schema: createSchema({ typeDefs, resolvers: { Query: { hello: () => 'hello' }, Subscription: { feed: { subscribe: () => pubSub.subscribe('frames'), resolve: (frame) => frame } } } }), logging: 'error' });
const server = createServer(yoga);
useServer(
  {
    execute: (args) => args.execute(args),
    subscribe: (args) => args.subscribe(args),
    async onSubscribe(ctx, _id, params) {
      const { schema, execute, subscribe, contextFactory, parse, validate } = yoga.getEnveloped({ ...ctx, req: ctx.extra.request, socket: ctx.extra.socket, params });
      const args = { schema, operationName: params.operationName, document: parse(params.query), variableValues: params.variables, contextValue: await contextFactory(), execute, subscribe };
      const errors = validate(args.schema, args.document);
      return errors.length ? errors : args;
    },
  },
  new WebSocketServer({ server, path: '/graphql' }),
);
process.on('message', ({ frame }) => pubSub.publish('frames', JSON.parse(frame)));
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
