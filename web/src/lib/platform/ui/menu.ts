/** A verb of a menu, or a place that it leads to; `line` draws a line above it. */
export interface MenuItem {
  label: string;
  run?: () => void;
  href?: string;
  key?: string;
  danger?: boolean;
  disabled?: boolean;
  checked?: boolean;
  line?: boolean;
}
