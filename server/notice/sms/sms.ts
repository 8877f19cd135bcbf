import type { Agent } from 'node:https';
import type { PortKey } from '../../platform/context.ts';
import { NotReached, postOut } from '../../platform/outward.ts';

export interface Text {
  /** With country code, as '966551234567'; the gateway gets it with a plus. */
  readonly to: string;
  readonly text: string;
  /** Made of the effect: a gateway that hears it twice sends it once. */
  readonly id: string;
}

/** taken: the gateway has it · later: nothing was taken · refused: it will not be taken · unknown: it may have it */
export type Came = 'taken' | 'later' | 'refused' | 'unknown';

/** The one way text messages leave; null where they stay in the development inbox. */
export interface SmsPortal { send(text: Text): Promise<Came> }
export const SmsPort: PortKey<SmsPortal | null> = { name: 'sms' };

export interface Gateway { readonly url: string; readonly token: string | null; readonly from: string | null }

/**
 * A gateway that takes JSON over https: `POST SMS_URL` with `{ "to", "from", "text", "id" }`, `Authorization: Bearer SMS_TOKEN` and
 * `Idempotency-Key`. 2xx: taken. 409: it has it already. 429, 502, 503, 504 and silence: asked again under the same key. Any other: not taken.
 */
export const httpSms = ({ url, token, from }: Gateway, agent?: Agent): SmsPortal => ({
  async send({ to, text, id }) {
    const body = JSON.stringify({ to: `+${to.replace(/\D/g, '')}`, ...(from && { from }), text, id });
    const headers = { 'content-type': 'application/json; charset=utf-8', accept: 'application/json', 'idempotency-key': id, ...(token && { authorization: `Bearer ${token}` }) };
    try {
      const { status } = await postOut(new URL(url), { headers, body, ...(agent && { agent }) });
      if ((status >= 200 && status < 300) || status === 409) return 'taken';
      if (status === 429) return 'later';
      return status >= 500 || status === 408 ? 'unknown' : 'refused';
    } catch (error) {
      return error instanceof NotReached ? 'later' : 'unknown';
    }
  },
});
