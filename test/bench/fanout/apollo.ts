// The peer: type-graphql and graphql-ws as their documentation says, each subscription executed by itself for each event; Apollo beside it.
import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { useServer } from 'graphql-ws/use/ws';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Arg, buildSchema, Field, GraphQLISODateTime, ID, Int, ObjectType, Query, Resolver, Root, Subscription } from 'type-graphql';
import { WebSocketServer } from 'ws';

@ObjectType()
class Somebody {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
}

@ObjectType()
class Card {
  @Field(() => ID) id!: string;
  @Field(() => String) number!: string;
  @Field(() => String) title!: string;
  @Field(() => String) stage!: string;
  @Field(() => String, { nullable: true }) band?: string | null;
  @Field(() => Int) level!: number;
  @Field(() => Int) version!: number;
  @Field(() => Somebody, { nullable: true }) lead?: Somebody | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) dueAt?: Date | null;
}

@ObjectType()
class Entry {
  @Field(() => Int) seq!: number;
  @Field(() => String, { nullable: true }) kind?: string;
  @Field(() => GraphQLISODateTime, { nullable: true }) at?: Date;
  @Field(() => String, { nullable: true }) sentence?: string;
  @Field(() => Boolean) hole!: boolean;
  @Field(() => ID, { nullable: true }) caseId?: string;
  @Field(() => Somebody, { nullable: true }) actor?: Somebody;
  @Field(() => Card, { nullable: true }) card?: Card;
}

@ObjectType()
class Frame {
  @Field(() => String) mode!: string;
  @Field(() => Int) epoch!: number;
  @Field(() => String, { nullable: true }) from?: string | null;
  @Field(() => String, { nullable: true }) to?: string | null;
  @Field(() => [Entry]) entries!: Entry[];
  @Field(() => GraphQLISODateTime) serverTime!: Date;
  @Field(() => String) build!: string;
  @Field(() => String, { nullable: true }) reason?: string | null;
}

@Resolver()
class FeedResolver {
  @Query(() => String)
  hello(): string {
    return 'hello';
  }

  @Subscription(() => Frame, { topics: 'frames' })
  feed(@Root() frame: Frame, @Arg('stream', () => String) _stream: string): Frame {
    return frame;
  }
}

/** As a PubSub is documented: an async iterable for each subscriber. */
class Channel {
  private readonly listeners = new Set<(value: unknown) => void>();

  publish(_topic: string, value: unknown): void {
    for (const listener of this.listeners) listener(value);
  }

  subscribe(): AsyncIterable<unknown> {
    const waiting: unknown[] = [];
    let wake: ((result: IteratorResult<unknown>) => void) | null = null;
    const listener = (value: unknown): void => {
      if (!wake) return void waiting.push(value);
      const resolve = wake;
      wake = null;
      resolve({ value, done: false });
    };
    this.listeners.add(listener);
    const end = async (): Promise<IteratorResult<unknown>> => (this.listeners.delete(listener), { value: undefined, done: true });
    const iterator = {
      next: (): Promise<IteratorResult<unknown>> => (waiting.length ? Promise.resolve({ value: waiting.shift(), done: false }) : new Promise((resolve) => (wake = resolve))),
      return: end,
      throw: end,
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }
}

const channel = new Channel();
const schema = await buildSchema({ resolvers: [FeedResolver], pubSub: channel as never, validate: false });
const apollo = new ApolloServer({ schema });
await apollo.start();
const server = createServer();
useServer({ schema }, new WebSocketServer({ server, path: '/graphql' }));

const revive = (key: string, value: unknown): unknown => (/At$|^at$|Time$/.test(key) && typeof value === 'string' ? new Date(value) : value);
process.on('message', ({ frame }: { frame: string }) => channel.publish('frames', JSON.parse(frame, revive)));
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as AddressInfo).port }));
