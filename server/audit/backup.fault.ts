/** Why a backup is not taken or not brought back, as a sentence for the person at the terminal. */
export class BackupFault extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'BackupFault';
  }
}
