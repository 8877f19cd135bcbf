/** Why the bundled database does not start, as a sentence for the person at the terminal. */
export class DatabaseFault extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'DatabaseFault';
  }
}
