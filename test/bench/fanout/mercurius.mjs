// The peer: mercurius with its own subscriptions and its own emitter, compiled just in time, as its documentation says.
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { typeDefs } from './frames.mjs';

const app = Fastify();
await app.register(mercurius, {
  schema: typeDefs, jit: 1, subscription: { fullWsTransport: false },
  resolvers: { Query: { hello: () => 'hello' }, Subscription: { feed: { subscribe: (_root, _args, { pubsub }) => pubsub.subscribe('frames'), resolve: (frame) => frame } } },
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.on('message', ({ frame }) => void app.graphql.pubsub.publish({ topic: 'frames', payload: JSON.parse(frame) }));
process.send({ port: app.server.address().port });
