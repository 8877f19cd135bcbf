const key = 'typed in other forms';

type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
interface Kept { readonly at: string; readonly values: Readonly<Record<string, string | boolean>> }

const ticks = (field: Typed): field is HTMLInputElement => field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type);
const secret = /^(hidden|password|file|submit|button|reset)$/;
const fieldsOf = (form: HTMLFormElement): Typed[] =>
  [...form.elements].filter((one): one is Typed => (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement) && one.name !== '' && !secret.test(one.type) && one.autocomplete !== 'one-time-code');
const nameOf = (form: HTMLFormElement, field: Typed): string => [form.getAttribute('action') ?? '', field.name, ...(ticks(field) ? [field.value] : [])].join(' ');
const changed = (field: Typed): boolean =>
  ticks(field) ? field.checked !== field.defaultChecked : field instanceof HTMLSelectElement ? [...field.options].some((one) => one.selected !== one.defaultSelected) && field.value !== '' : field.value !== field.defaultValue;
const formsOf = (): HTMLFormElement[] => [...document.querySelectorAll<HTMLFormElement>('main form[method="POST" i]')];

/** A page of several forms sends one: what is typed in the others, secrets apart, is kept in this tab until the answer stands there. */
function keepOthers({ defaultPrevented, target, submitter }: SubmitEvent): void {
  if (defaultPrevented) return;
  // What is just being chosen is not given back as it was.
  const chosen = submitter?.getAttribute('name');
  const values = Object.fromEntries(formsOf().filter((form) => form !== target).flatMap((form) => fieldsOf(form).filter((field) => field.name !== chosen && changed(field)).map((field) => [nameOf(form, field), ticks(field) ? field.checked : field.value])));
  if (Object.keys(values).length) sessionStorage.setItem(key, JSON.stringify({ at: location.pathname, values } satisfies Kept));
}

function giveBack(): void {
  const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null;
  sessionStorage.removeItem(key);
  if (kept?.at !== location.pathname) return;
  for (const form of formsOf()) {
    for (const field of fieldsOf(form)) {
      const value = kept.values[nameOf(form, field)];
      if (value === undefined) continue;
      if (ticks(field)) field.checked = value === true;
      else field.value = String(value);
      // Whoever draws the field hears of it as if it had been typed.
      for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
    }
  }
}

/** What is typed in several forms of a page stays, whichever of them is sent, and when its language or its colours change. @returns what ends it */
export function keepForms(): () => void {
  giveBack();
  window.addEventListener('submit', keepOthers);
  return () => window.removeEventListener('submit', keepOthers);
}
