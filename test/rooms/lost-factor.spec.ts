import { expect, test } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import { AddFactor, OfferFactor } from '../../schema/documents/people.ts';
import { joined, password } from '../people/joining.ts';
import { accessible, fits, goto, onPhone, shoot, stage } from './stage.ts';
import { say } from './writing.ts';

test('a lost second factor is removed with a reason, and whoever lost it sets a new one at the door before anything opens', async () => {
  const { h, origin, enter, visit } = await stage();
  for (const [language, scheme] of [['en', 'light'], ['ar', 'dark']] as const) {
    const words = say[language];
    const codeOf = (secret: string): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: h.clock.now().getTime() });
    const dana = await joined(h, `dana.${language}@wadi.example`);
    const { factor } = (await dana.done(OfferFactor)).offerFactor;
    await dana.done(AddFactor, { ticket: factor!.ticket, code: codeOf(factor!.secret) });

    const amal = await enter('amal', { language, scheme });
    await goto(amal, `${origin}/people/${dana.id}`);
    await amal.getByText(words('people_factor_lift'), { exact: true }).click();
    const go = amal.getByRole('button', { name: words('people_factor_lift_go') });
    await go.click();
    await amal.getByRole('alert').getByRole('link').first().waitFor();
    await shoot(amal, `lost-factor-asked-${language}`);
    await amal.locator('[name="reason"]').fill('The phone is gone. I called her back.');
    await go.click();
    await amal.getByText(words('people_factor_lifted')).waitFor();
    await amal.getByText(words('people_factor_waits')).waitFor();
    expect(await go.count()).toBe(0);
    await accessible(amal, `a lost factor, ${language}`);
    await onPhone(amal, () => fits(amal, 'a lost factor'));
    await shoot(amal, `lost-factor-removed-${language}`);

    const door = await visit({ language, scheme });
    await goto(door, `${origin}/sign-in?back=/people/me`);
    await door.locator('[name="email"]').fill(dana.email);
    await door.locator('[name="password"]').fill(password);
    await door.getByRole('button', { name: words('signin_go') }).click();
    await door.getByRole('heading', { name: words('signin_factor_title') }).waitFor();
    await accessible(door, `a new factor at the door, ${language}`);
    await onPhone(door, () => fits(door, 'a new factor at the door'));
    await shoot(door, `lost-factor-door-${language}`);
    await door.locator('[name="code"]').fill('000000');
    await door.getByRole('button', { name: words('signin_go') }).click();
    await door.getByRole('alert').waitFor();
    await door.locator('[name="code"]').fill(codeOf((await door.locator('code').innerText()).trim()));
    await door.getByRole('button', { name: words('signin_go') }).click();
    await door.getByRole('heading', { name: words('signin_factor_done') }).waitFor();
    expect(await door.locator('li code').count()).toBe(10);
    await accessible(door, `recovery codes at the door, ${language}`);
    await shoot(door, `lost-factor-codes-${language}`);
    await door.getByRole('link', { name: words('signin_factor_go') }).click();
    await door.waitForURL('**/people/me');
    await door.getByText(words('people_factor_on')).waitFor();
  }
});
