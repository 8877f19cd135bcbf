import { onMount } from 'svelte';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * Keeps what somebody typed or chose before the page listened: taking a page over sets some of its fields back to what the server had
 * sent. Called once, by the root layout, and marks the document as listening. What was pressed last until then is pressed now:
 * app.html keeps it, since a button for script does nothing yet, and a form without an address would load the page anew.
 */
export const keepEarly = (): void => {
  const early = typeof document === 'undefined' ? [] : [...document.querySelectorAll<Control>('input, select, textarea')].filter(changed).map((control) => [control, stateOf(control)] as const);
  onMount(() => {
    for (const [control, state] of early) {
      if (!control.isConnected || stateOf(control) === state) continue;
      if (typeof state === 'boolean') (control as HTMLInputElement).checked = state;
      else control.value = state;
      for (const event of ['input', 'change']) control.dispatchEvent(new Event(event, { bubbles: true }));
    }
    document.documentElement.dataset['listens'] = '';
    const { early: pressed } = window as { early?: HTMLElement | null };
    if (pressed?.isConnected) pressed.click();
  });
};

const ticked = (control: Control): control is HTMLInputElement => control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type);
const stateOf = (control: Control): string | boolean => (ticked(control) ? control.checked : control.value);

/** Files and hidden values are not typed. */
const changed = (control: Control): boolean => {
  if (control instanceof HTMLSelectElement) return [...control.options].some(({ selected, defaultSelected }) => selected !== defaultSelected) && [...control.options].some(({ defaultSelected }) => defaultSelected);
  if (ticked(control)) return control.checked !== control.defaultChecked;
  return !/^(file|hidden)$/.test(control.type) && control.value !== control.defaultValue;
};
