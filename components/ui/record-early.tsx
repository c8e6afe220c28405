/**
 * A page is there before its scripts are. What is typed, chosen or pressed until then would be lost, and a form would
 * reload the page with what was typed in its address. So this holds it all, and `replayEarly` gives it to React.
 */
export function RecordEarly({ nonce }: { nonce: string }) {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: the text below, which holds nothing of anybody's
    <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />
  );
}

// Links, forms with an address, and what opens by itself work without scripts.
const script = `{
  const typed = new Map();
  let last = null;
  const native = 'a, label, summary, input, select, textarea, [type=submit], [popovertarget], [commandfor]';
  const holds = {
    beforeinput: keep,
    input: type,
    change: type,
    click(event) {
      if (!event.target.closest(native)) hold(event);
    },
    submit(event) {
      if (event.target.hasAttribute('action')) return;
      event.preventDefault();
      hold(event);
    },
  };
  function type(event) {
    const { target } = event;
    // What was chosen last is given back last.
    typed.delete(target);
    const value = /^(checkbox|radio)$/.test(target.type) ? target.checked : target.value;
    typed.set(target, { value, caret: target.selectionEnd ?? null });
    event.stopImmediatePropagation();
  }
  // React's first drawing empties a field; a key pressed just then goes on from what stood there.
  function keep({ target }) {
    const early = typed.get(target);
    if (!early || target.value === early.value) return;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(target), 'value').set.call(target, early.value);
    if (early.caret !== null) target.setSelectionRange(early.caret, early.caret);
  }
  function hold(event) {
    // A press beside a button does not take the button's place.
    if (!last || event.type === 'submit' || event.target.closest('button')) last = event;
    event.stopImmediatePropagation();
  }
  for (const name in holds) addEventListener(name, holds[name], true);
  window.takeEarly = () => {
    for (const name in holds) removeEventListener(name, holds[name], true);
    delete window.takeEarly;
    return { typed, last };
  };
}`;
