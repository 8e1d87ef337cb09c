/**
 * The HTML and SVG elements that pages may use, strictly: an unknown element, a misspelt attribute, an
 * inline style, an event handler or inner HTML does not compile. The content security policy forbids
 * the last three anyway.
 */
import type { Child } from './index.ts';

type Text = string | undefined;
type Size = number | string | undefined;
type Flag = boolean | undefined;

interface Aria {
  role?: Text;
  'aria-atomic'?: 'true' | 'false' | undefined;
  'aria-busy'?: 'true' | 'false' | undefined;
  'aria-controls'?: Text;
  'aria-current'?: 'page' | 'step' | 'location' | 'date' | 'true' | undefined;
  'aria-describedby'?: Text;
  'aria-disabled'?: 'true' | 'false' | undefined;
  'aria-expanded'?: 'true' | 'false' | undefined;
  'aria-haspopup'?: 'true' | 'menu' | 'dialog' | 'listbox' | undefined;
  'aria-hidden'?: 'true' | 'false' | undefined;
  'aria-invalid'?: 'true' | 'false' | undefined;
  'aria-keyshortcuts'?: Text;
  'aria-label'?: Text;
  'aria-labelledby'?: Text;
  'aria-live'?: 'off' | 'polite' | 'assertive' | undefined;
  'aria-pressed'?: 'true' | 'false' | undefined;
  'aria-roledescription'?: Text;
  'aria-selected'?: 'true' | 'false' | undefined;
  'aria-sort'?: 'ascending' | 'descending' | 'none' | undefined;
}

/** What htmx 4 reads. Names are closed, so that a version 2 attribute does not slip in. */
interface Htmx {
  'hx-get'?: Text;
  'hx-post'?: Text;
  'hx-target'?: Text;
  'hx-swap'?: Text;
  'hx-swap-oob'?: Text;
  'hx-select'?: Text;
  'hx-select-oob'?: Text;
  'hx-trigger'?: Text;
  'hx-include'?: Text;
  'hx-push-url'?: Text;
  'hx-replace-url'?: Text;
  'hx-sync'?: Text;
  'hx-indicator'?: Text;
  'hx-disable'?: Text;
  'hx-boost'?: Text;
  'hx-preserve'?: Text;
  'hx-history-elt'?: Text;
  'hx-ignore'?: Text;
}

/** What every element may carry. */
export interface Global extends Aria, Htmx {
  children?: Child;
  id?: Text;
  class?: Text;
  lang?: Text;
  dir?: 'ltr' | 'rtl' | 'auto' | undefined;
  hidden?: Flag;
  inert?: Flag;
  tabindex?: Size;
  title?: Text;
  translate?: 'yes' | 'no' | undefined;
  autofocus?: Flag;
  [data: `data-${string}`]: string | number | undefined;
}

/** What every SVG element may carry; names as SVG spells them. */
interface Drawn extends Global {
  fill?: Text;
  stroke?: Text;
  'fill-opacity'?: Size;
  'fill-rule'?: 'nonzero' | 'evenodd' | undefined;
  'stroke-width'?: Size;
  'stroke-linecap'?: 'butt' | 'round' | 'square' | undefined;
  'stroke-linejoin'?: 'miter' | 'round' | 'bevel' | undefined;
  'stroke-dasharray'?: Text;
  'stroke-opacity'?: Size;
  opacity?: Size;
  transform?: Text;
  'vector-effect'?: 'non-scaling-stroke' | undefined;
}

interface Anchor extends Global {
  href?: Text;
  rel?: Text;
  target?: '_self' | '_blank' | undefined;
  download?: Text | Flag;
  hreflang?: Text;
  type?: Text;
}

interface Input extends Global {
  type?:
    | 'text'
    | 'search'
    | 'email'
    | 'tel'
    | 'url'
    | 'number'
    | 'date'
    | 'time'
    | 'password'
    | 'checkbox'
    | 'radio'
    | 'file'
    | 'hidden'
    | 'submit'
    | undefined;
  name?: Text;
  value?: Size;
  checked?: Flag;
  disabled?: Flag;
  required?: Flag;
  readonly?: Flag;
  multiple?: Flag;
  placeholder?: Text;
  autocomplete?: Text;
  autocapitalize?: 'none' | 'sentences' | 'words' | 'characters' | undefined;
  spellcheck?: 'true' | 'false' | undefined;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search' | undefined;
  enterkeyhint?: 'search' | 'send' | 'go' | 'done' | 'next' | undefined;
  list?: Text;
  form?: Text;
  min?: Size;
  max?: Size;
  step?: Size;
  minlength?: number | undefined;
  maxlength?: number | undefined;
  pattern?: Text;
  size?: number | undefined;
  accept?: Text;
}

interface Button extends Global {
  type: 'submit' | 'button' | 'reset';
  name?: Text;
  value?: Size;
  disabled?: Flag;
  form?: Text;
  formaction?: Text;
  formmethod?: 'get' | 'post' | undefined;
  formnovalidate?: Flag;
}

interface Form extends Global {
  action?: Text;
  method: 'get' | 'post';
  enctype?: 'multipart/form-data' | undefined;
  autocomplete?: 'on' | 'off' | undefined;
  novalidate?: Flag;
  name?: Text;
}

interface Cell extends Global {
  colspan?: number | undefined;
  rowspan?: number | undefined;
  headers?: Text;
}

type Plain =
  | 'abbr'
  | 'address'
  | 'article'
  | 'aside'
  | 'b'
  | 'body'
  | 'br'
  | 'caption'
  | 'cite'
  | 'code'
  | 'dd'
  | 'div'
  | 'dl'
  | 'dt'
  | 'em'
  | 'fieldset'
  | 'figcaption'
  | 'figure'
  | 'footer'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'h4'
  | 'head'
  | 'header'
  | 'hr'
  | 'html'
  | 'i'
  | 'kbd'
  | 'legend'
  | 'li'
  | 'main'
  | 'mark'
  | 'nav'
  | 'noscript'
  | 'p'
  | 'pre'
  | 's'
  | 'samp'
  | 'search'
  | 'section'
  | 'small'
  | 'span'
  | 'strong'
  | 'sub'
  | 'summary'
  | 'sup'
  | 'table'
  | 'tbody'
  | 'tfoot'
  | 'thead'
  | 'title'
  | 'tr'
  | 'u'
  | 'ul'
  | 'var'
  | 'wbr';

type PlainElements = { [Name in Plain]: Global };

/** Every element by name; the compiler reads it through `JSX.IntrinsicElements`. */
export interface Elements extends PlainElements {
  a: Anchor;
  blockquote: Global & { cite?: Text };
  button: Button;
  circle: Drawn & { cx: Size; cy: Size; r: Size };
  col: Global & { span?: number | undefined };
  colgroup: Global & { span?: number | undefined };
  data: Global & { value: Size };
  datalist: Global;
  del: Global & { cite?: Text; datetime?: Text };
  details: Global & { open?: Flag; name?: Text };
  dialog: Global & { open?: Flag };
  form: Form;
  g: Drawn;
  img: Global & {
    src: string;
    alt: string;
    width?: Size;
    height?: Size;
    loading?: 'lazy' | 'eager' | undefined;
  };
  input: Input;
  ins: Global & { cite?: Text; datetime?: Text };
  label: Global & { for?: Text };
  line: Drawn & { x1: Size; x2: Size; y1: Size; y2: Size };
  link: Global & {
    rel: string;
    href: string;
    type?: Text;
    as?: 'font' | 'style' | 'script' | undefined;
    crossorigin?: 'anonymous' | undefined;
    sizes?: Text;
    media?: Text;
    title?: Text;
  };
  meta: { charset?: Text; name?: Text; content?: Text; property?: Text; media?: Text };
  meter: Global & { value: Size; min?: Size; max?: Size };
  ol: Global & {
    start?: number | undefined;
    reversed?: Flag;
    type?: '1' | 'a' | 'A' | 'i' | 'I' | undefined;
  };
  optgroup: Global & { label: string; disabled?: Flag };
  option: Global & { value?: Size; selected?: Flag; disabled?: Flag; label?: Text };
  output: Global & { for?: Text; name?: Text };
  path: Drawn & { d: string };
  progress: Global & { value?: Size; max?: Size };
  q: Global & { cite?: Text };
  rect: Drawn & { x?: Size; y?: Size; width: Size; height: Size; rx?: Size; ry?: Size };
  script: Global & { src: string; type?: 'module' | undefined; defer?: Flag };
  select: Global & {
    name?: Text;
    required?: Flag;
    disabled?: Flag;
    multiple?: Flag;
    autocomplete?: Text;
    form?: Text;
    size?: number | undefined;
  };
  svg: Drawn & {
    viewBox?: Text;
    width?: Size;
    height?: Size;
    focusable?: 'false' | undefined;
    preserveAspectRatio?: Text;
    xmlns?: Text;
  };
  td: Cell;
  text: Drawn & {
    x?: Size;
    y?: Size;
    dx?: Size;
    dy?: Size;
    'text-anchor'?: 'start' | 'middle' | 'end' | undefined;
    'dominant-baseline'?: Text;
    'font-size'?: Size;
    'font-weight'?: Size;
  };
  textarea: Global & {
    name?: Text;
    rows?: number | undefined;
    cols?: number | undefined;
    required?: Flag;
    readonly?: Flag;
    disabled?: Flag;
    maxlength?: number | undefined;
    placeholder?: Text;
    autocomplete?: Text;
    spellcheck?: 'true' | 'false' | undefined;
    form?: Text;
  };
  th: Cell & { scope: 'col' | 'row' | 'colgroup' | 'rowgroup'; abbr?: Text };
  time: Global & { datetime?: Text };
}
