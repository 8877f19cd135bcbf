import type { Face } from './presence.svelte.ts';

/** A colleague at one thing in the room. */
export interface There {
  id: string;
  name: string;
  /** Writing in it now, not only looking. */
  writes: boolean;
}

/** Who is where: colleagues by the thing that they have selected or write in (`cause:<id>`). Oneself and those whose line is quiet are left out. */
export function thereBy(faces: readonly Face[], me: string, nameOf: (face: Face) => string): ReadonlyMap<string, readonly There[]> {
  const found = new Map<string, There[]>();
  for (const face of faces) {
    if (face.id === me || face.away) continue;
    const writing = face.level !== 'viewing' && face.field?.includes(':') ? face.field : null;
    const at = writing ?? face.anchor;
    if (at) found.set(at, [...(found.get(at) ?? []), { id: face.id, name: nameOf(face), writes: writing !== null }]);
  }
  return found;
}
