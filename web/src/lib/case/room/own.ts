interface Labelled {
  readonly own: readonly { readonly key: string; readonly name: string }[];
  readonly ownFields: readonly { readonly key: string; readonly name: string; readonly choices: readonly { readonly value: string; readonly said: string }[] }[];
}

/** Values of own fields as the journal keeps them, by their labels: “Lot number: A24-0558”. What was taken away is a dash. */
export function ownTold(body: string, { own, ownFields }: Labelled): string {
  try {
    return Object.entries(JSON.parse(body) as Record<string, unknown>)
      .map(([key, value]) => {
        const field = ownFields.find((one) => one.key === key);
        const name = field?.name ?? own.find((one) => one.key === key)?.name ?? key;
        return `${name}: ${value === null ? '–' : (field?.choices.find((choice) => choice.value === value)?.said ?? String(value))}`;
      })
      .join(' · ');
  } catch {
    return body;
  }
}
