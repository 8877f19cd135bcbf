import type { Plugin } from 'vite';

type Shape = readonly [tag: string, attributes: Readonly<Record<string, string>>];

/**
 * An icon of Lucide is drawn from its lines as data, element by element, on every card again. What is drawn is known here already: each becomes the `<svg>` that
 * it draws, with the two properties that ui/Icon.svelte gives.
 */
export function iconsAsDrawn(): Plugin {
  return {
    name: 'majlis-icons',
    enforce: 'pre',
    transform: {
      filter: { id: /\/@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/ },
      handler(code, id) {
        const { node } = JSON.parse(/const iconData = (\{.*\});/.exec(code)?.[1] ?? this.error(`${id} holds no lines.`)) as { node: readonly Shape[] };
        const drawn = node.map(([tag, attributes]) => `<${tag} ${Object.entries(attributes).map(([name, value]) => `${name}="${value}"`).join(' ')} />`).join('');
        return {
          code: `<script>let { size, strokeWidth } = $props();</script><svg xmlns="http://www.w3.org/2000/svg" width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width={strokeWidth} stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${drawn}</svg>`,
          map: null,
        };
      },
    },
  };
}
