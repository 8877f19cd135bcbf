/** muted by hand · locked until somebody presses once · quiet hours · off by the wall's settings */
export type Sound = 'off' | 'locked' | 'muted' | 'quiet' | 'on';

const place = 'wall.muted';
/** Milliseconds between two alarms, whatever happens. */
const least = 30_000;
/** Hertz and seconds: two tones, three times; made here, so that there is no file to miss. */
const tones = [[880, 0], [660, 0.22], [880, 0.55], [660, 0.77], [880, 1.1], [660, 1.32]] as const;

/** Sound with manners: one press allows it on this device, it is seen whether it is muted, and one alarm serves for fifty breaches. */
export class Alarm {
  muted = $state(false);
  unlocked = $state(false);
  #context: AudioContext | null = null;
  #rangAt = -Infinity;

  /** Finds out what this device remembers and allows. */
  begin(): () => void {
    this.muted = localStorage.getItem(place) === 'yes';
    this.#context = new AudioContext();
    this.unlocked = this.#context.state === 'running';
    this.#context.onstatechange = () => (this.unlocked = this.#context?.state === 'running');
    return () => void this.#context?.close();
  }

  /** One press: allows sound, or mutes it, or lets it be heard again. */
  async press(): Promise<void> {
    if (this.unlocked) {
      this.muted = !this.muted;
      localStorage.setItem(place, this.muted ? 'yes' : 'no');
      return;
    }
    await this.#context?.resume();
    this.unlocked = this.#context?.state === 'running';
  }

  ring(): void {
    const context = this.#context;
    if (!context || context.state !== 'running' || this.muted || performance.now() - this.#rangAt < least) return;
    this.#rangAt = performance.now();
    for (const [pitch, after] of tones) {
      const [tone, loud] = [context.createOscillator(), context.createGain()];
      const at = context.currentTime + after;
      tone.frequency.value = pitch;
      loud.gain.setValueAtTime(0, at);
      loud.gain.linearRampToValueAtTime(0.25, at + 0.02);
      loud.gain.exponentialRampToValueAtTime(0.001, at + 0.2);
      tone.connect(loud).connect(context.destination);
      tone.start(at);
      tone.stop(at + 0.21);
      // Oscillators of a month would be many.
      tone.onended = () => (tone.disconnect(), loud.disconnect());
    }
  }
}

/** Whether it is one of the hours in which nothing is heard; the night may lie between. `clock` as '21:05'. */
export const isQuiet = (clock: string, from: string | null, until: string | null): boolean =>
  !from || !until ? false : from < until ? clock >= from && clock < until : clock >= from || clock < until;
