import { localBell, type Bell } from './journal/bell.ts';
import { postgresBell } from './journal/bell.postgres.ts';
import { Unrecorded } from './journal/guard.ts';
import { RulingsPort } from './journal/ruling.ts';
import { AheadPort, MattersPort, NamingPort, SightPort } from './journal/telling.ts';
import { houseRuling } from './people/house.view.ts';
import { registerHandOver } from './people/handover.ts';
import { naming } from './people/people.read.ts';
import { SingleSignOnPort } from './people/access/single-sign-on.ts';
import { sight } from './case/case.view.ts';
import { matters } from './case/matter.read.ts';
import { cardsAhead, caseRuling, trackingRuling } from './case/ruling.view.ts';
import { CaseRulesPort } from './case/rules.policy.ts';
import { policyRules } from './case/rules.service.ts';
import { routingFollows } from './case/classify.service.ts';
import { clocksFollow } from './case/clock/turn.service.ts';
import { registerFiles } from './feedback/arrival.service.ts';
import { complainantFiles } from './investigation/evidence/evidence.service.ts';
import { evidenceVeil } from './investigation/evidence/evidence.read.ts';
import { registerFound } from './case/found.service.ts';
import { registerCounts } from './case/list/saved-view.read.ts';
import { registerVeil } from './case/veil.service.ts';
import { onMerits, registerGate } from './case/gate.service.ts';
import { lastWord } from './feedback/satisfaction.service.ts';
import { followTurns } from './case/turn.service.ts';
import { seedPolicies } from './policy/policy.service.ts';
import { boardsCounted } from './escalation/board-views.read.ts';
import { escalationsFollow } from './escalation/escalation.service.ts';
import { ProgressPort } from './demo/progress.ts';
// What can happen is known in every house, also where those who do it are loaded only when it is done.
import './demo/demo.kinds.ts';
import './feedback/channels/import/import.kinds.ts';
import type { Config } from './config.ts';
import type { Clock } from './platform/clock.ts';
import { Context, system, type House, type PortKey } from './platform/context.ts';
import { migrate, openOrm, type Orm } from './platform/database/orm.ts';
import { asking, keeping } from './platform/database/together.ts';
import { masterKeyIn, VaultPort, vaultOf } from './platform/vault.ts';
import { diskFiles, FilesPort } from './platform/files.ts';
import { causeRecorded } from './investigation/causes/demand.service.ts';
import { casesByTexts } from './investigation/text/search.read.ts';
import { actionPresent, correctionDone } from './action/demand.service.ts';
import { handOverCases, openCasesOf } from './case/team/handover.service.ts';
import { handOverActions, openActionsOf } from './action/handover.service.ts';
import { actionRuling } from './action/ruling.view.ts';
import { actionSight } from './action/sight.read.ts';
import type { Log } from './platform/log.ts';
import { publicOnly, type Outward } from './platform/outward.ts';
import { LeavesPort, OriginPort, PostPort } from './platform/post.ts';
import { CodePort } from './feedback/tracking.port.ts';
import { MailPort, smtp } from './notice/mail/mail.ts';
import { post, postCode } from './notice/delivery.service.ts';
import { PushPort, vapidKeysIn, webPush } from './notice/push/push.ts';
import { httpSms, SmsPort } from './notice/sms/sms.ts';
import { entities } from './schema.ts';

/** What a house is opened with. */
export interface Opens {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** PostgreSQL that is already up. */
  readonly databaseUrl: string;
  /** Connections that it opens at most. */
  readonly poolSize?: number;
  /** Leaves a new house without its defaults: a restore brings its own. */
  readonly empty?: boolean;
  /** How addresses are reached that others have named; at public ones only, where nothing else is given. */
  readonly outward?: Outward;
}

/** A house without a door: what commands (import, token) work in. */
export interface Inside {
  readonly house: House;
  readonly orm: Orm;
  readonly bell: Bell;
  /** Where people reach this house; the port is known once it listens. */
  readonly origin: { value: string };
  close(): Promise<void>;
}

/** Opens the database and registers every port; the only file that knows all slices. */
export const enterHouse = async (opens: Opens): Promise<Inside> => {
  const { config, clock, log, databaseUrl, empty = false } = opens;
  const orm = openOrm({ url: databaseUrl, entities, subscribers: [new Unrecorded()], ...(opens.poolSize && { poolSize: opens.poolSize }) });
  await migrate(orm);
  const bell = config.redisUrl ? await (await import('./journal/bell.redis.ts')).redisBell(config.redisUrl, log) : config.databaseUrl ? await postgresBell(databaseUrl, log) : localBell();
  const ports = new Map<string, unknown>();
  const provide = <T>(key: PortKey<T>, value: T): void => void ports.set(key.name, value);
  const house: House = {
    clock, log,
    fork: () => orm.em.fork(),
    ask: asking(orm), keep: keeping(orm),
    ring: (streams) => bell.ring(streams),
    port: <T>(key: PortKey<T>) => {
      if (!ports.has(key.name)) throw new Error(`Nothing provides ${key.name}.`);
      return ports.get(key.name) as T;
    },
  };
  provide(NamingPort, naming);
  provide(MattersPort, matters);
  provide(SightPort, (ctx, stream) => (stream.startsWith('action:') ? actionSight : sight)(ctx, stream));
  provide(AheadPort, cardsAhead);
  provide(RulingsPort, { house: houseRuling, case: caseRuling, tracking: trackingRuling, action: actionRuling });
  provide(CaseRulesPort, policyRules);
  registerGate('cause recorded', async ({ em }, kase, closing) => (onMerits(kase, closing) ? causeRecorded(em, kase) : null));
  registerGate('action present', async ({ em }, kase, closing) => (onMerits(kase, closing) ? actionPresent(em, kase) : null));
  registerGate('correction done', async ({ em }, kase, closing) => (onMerits(kase, closing) ? correctionDone(em, kase) : null));
  registerGate('ends as they say', async ({ em }, kase, closing) => lastWord({ em }, kase, closing, clock.now()));
  registerFiles(complainantFiles);
  registerVeil('evidence', evidenceVeil);
  registerFound('texts', casesByTexts);
  for (const [subject, board] of boardsCounted) registerCounts(subject, board);
  registerHandOver('cases', { preview: openCasesOf, handOver: handOverCases });
  registerHandOver('actions', { preview: openActionsOf, handOver: handOverActions });
  followTurns('clocks', clocksFollow);
  followTurns('escalations', escalationsFollow);
  followTurns('routing', routingFollows);
  provide(FilesPort, diskFiles(config.filesDir));
  provide(VaultPort, vaultOf(masterKeyIn(config.masterKeyFile)));
  provide(SingleSignOnPort, config.oidc && (await import('./people/access/oidc.ts')).openIdConnect(config.oidc));
  const origin = { value: config.publicUrl ?? `http://${config.host}:${config.port}` };
  const mail = config.mail && (await smtp(config.mail));
  provide(OriginPort, () => origin.value);
  provide(MailPort, mail);
  provide(LeavesPort, mail !== null);
  const outward = opens.outward ?? publicOnly();
  provide(SmsPort, config.sms && httpSms(config.sms, opens.outward?.agent));
  provide(PushPort, webPush({ keys: vapidKeysIn(config.pushKeyFile), subject: () => (origin.value.startsWith('https:') ? origin.value : `mailto:${config.mail?.from.replace(/^.*<|>$/g, '') ?? 'majlis@localhost.invalid'}`), outward }));
  provide(PostPort, post);
  provide(CodePort, postCode);
  provide(ProgressPort, { percent: null });
  if (!empty) await beginWithSettings(house, config);
  return {
    house, orm, bell, origin,
    async close() {
      mail?.close();
      if (!opens.outward) outward.agent.destroy();
      await bell.close();
      await orm.close();
    },
  };
};

/** A demonstration marks its house before anything else is written, and asks for the settings itself. */
const beginWithSettings = async (house: House, { demo }: Config): Promise<void> => {
  if (!demo || !(await isEmpty(house))) await seedPolicies(new Context(house, system, 'en'));
};

export const isEmpty = async (house: House): Promise<boolean> => !(await house.fork().execute<unknown[]>('select 1 from entry limit 1')).length;
