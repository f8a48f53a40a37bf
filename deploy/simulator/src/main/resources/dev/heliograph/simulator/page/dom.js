// Small things for building the page. Words from outside go in as text, never as HTML.

export const byId = (id) => document.getElementById(id);

/** An element with properties and children; `class`, `data-…`, `aria-…` and `role` are attributes. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (/^(class|role|for|dir|data-.*|aria-.*)$/.test(name)) {
      made.setAttribute(name, value);
    } else {
      made[name] = value;
    }
  }
  made.append(...children);
  return made;
}

/** Shows `error` beside what failed; nothing clears it. */
export function show(id, error) {
  byId(id).textContent = error ? error.message : '';
}

/** +15551230001 as +1 555 123 0001: easier to read, the same number. */
export function readable(number) {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  if (american) {
    return `+1 ${american[1]} ${american[2]} ${american[3]}`;
  }
  return number.startsWith('+') ? number.replace(/(\d{3})(?=\d{3})/g, '$1 ') : number;
}

const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const DAY = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const SHORT_TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const SHORT_DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });

export const time = (iso) => TIME.format(new Date(iso));
export const day = (iso) => DAY.format(new Date(iso));

/** The time of today, else the day. */
export function when(iso) {
  const date = new Date(iso);
  return date.toDateString() === new Date().toDateString() ? SHORT_TIME.format(date) : SHORT_DAY.format(date);
}

/** Runs at most once a frame, however often it is asked for. */
export function oncePerFrame(work) {
  let asked = false;
  return () => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        work();
      });
    }
  };
}

/** Runs at most once in so many milliseconds, and always after the last call. */
export function atMostEvery(milliseconds, work) {
  let timer;
  let last = -Infinity;
  return () => {
    if (timer === undefined) {
      const wait = Math.max(0, last + milliseconds - performance.now());
      timer = setTimeout(() => {
        timer = undefined;
        last = performance.now();
        work();
      }, wait);
    }
  };
}

let announced = 0;

/** Has a screen reader say it, when it has nothing else to say. */
export function announce(words) {
  // two equal sentences in a row are otherwise no change
  byId('announcer').textContent = words + (announced++ % 2 ? '\u00a0' : '');
}
