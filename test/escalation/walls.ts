import { AskPairing, PairWall, WallNow } from '../../schema/documents/wall.ts';
import { op } from '../case/room.ts';
import type { Client } from '../client.ts';
import type { NamedPerson, TestHouse } from '../house.ts';

export const wanted = (more: object = {}) => ({
  name: 'Control room', language: 'en', scheme: 'dark', names: 'hidden', titles: false, confidential: false, seconds: 20, sound: false, quietFrom: null, quietUntil: null,
  pages: [{ template: 'escalations', departmentId: null as string | null }], ...more,
});

/** A screen that shows a code, as a browser at /wall does. */
export const screen = async (h: TestHouse): Promise<{ screen: Client; code: string }> => {
  const browser = h.guest();
  const { code, secret } = (await browser.done(AskPairing)).askPairing.pairing!;
  browser.cookies.set('majlis-wall', secret);
  return { screen: browser, code };
};

/** A screen that was paired, and its wall. */
export const hung = async (h: TestHouse, more: object = {}, by: NamedPerson = h.amal) => {
  const { screen: wall, code } = await screen(h);
  const { pairWall } = await by.done(PairWall, { opId: op(), code, input: wanted(more) });
  return { wall, id: pairWall.wall!.id, version: pairWall.wall!.version };
};

export const shownOn = async (wall: Client) => (await wall.done(WallNow)).wall;
export const tileOf = async (wall: Client, about: string, page = 0) => (await shownOn(wall)).pages[page]!.tiles.find((one) => one.about === about);
