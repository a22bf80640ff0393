// A sheet that keeps what is typed: changed fields go to the server within a second, and stay in
// this tab until then. Without this script the form's own buttons do the same.

const WAIT = 700;
const SOON = 60; // an answer that decides what else is asked
const RETRY = [1000, 2000, 5000, 10000, 20000];
const CENTRE = [235, 196];
const RADIUS = 136;
const TOP = 10;

class FormSheet extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.state = this.querySelector("[data-state]");
    this.version = this.form.elements.version;
    this.failures = 0;
    this.calm = this.state.textContent;
    this.fields = new Map([...this.querySelectorAll("[data-field]")].map((box) => [box.dataset.field, box]));
    this.saved = new Map([...this.fields].map(([name, box]) => [name, drawn(box)]));
    this.form.addEventListener("input", (event) => this.typed(event));
    this.form.addEventListener("click", (event) => this.clicked(event));
    this.form.addEventListener("submit", (event) => this.leaving(event));
    if (this.overtaken()) return location.reload();
    this.lists();
    this.wheels();
    this.restore();
    this.leave = () => this.beacon();
    this.back = () => this.save();
    addEventListener("pagehide", this.leave);
    addEventListener("online", this.back);
  }

  disconnectedCallback() {
    removeEventListener("pagehide", this.leave);
    removeEventListener("online", this.back);
    clearTimeout(this.timer);
  }

  // A page that was asked for while the last save was still on its way shows what was there before.
  overtaken() {
    const last = sessionStorage.getItem(this.dataset.key + ":version");
    const older = Number(last ?? 0) > Number(this.version.value);
    if (older) sessionStorage.removeItem(this.dataset.key + ":version");
    return older;
  }

  get dirty() {
    return [...this.fields].filter(([name, box]) => words(box) !== this.saved.get(name)).map(([name]) => name);
  }

  typed(event) {
    if (event.target.type === "file") return;
    this.submitted = false;
    if (event.target.type === "range") this.slid(event.target);
    this.remember();
    this.say(this.dataset.typing);
    clearTimeout(this.timer);
    const leads = event.target.closest("[data-leads]");
    this.timer = setTimeout(() => this.save(), leads ? SOON : WAIT);
  }

  remember() {
    const kept = Object.fromEntries(this.dirty.map((name) => [name, entries(this.fields.get(name))]));
    if (Object.keys(kept).length) sessionStorage.setItem(this.dataset.key, JSON.stringify(kept));
    else sessionStorage.removeItem(this.dataset.key);
  }

  restore() {
    const kept = JSON.parse(sessionStorage.getItem(this.dataset.key) || "{}");
    let found = false;
    for (const [name, values] of Object.entries(kept)) {
      const box = this.fields.get(name);
      if (!box) continue;
      fill(box, values);
      found = true;
    }
    if (found || this.dirty.length) this.save();
  }

  // What is typed is saved before the page is left: without a line or a sign-in it stays here.
  async leaving(event) {
    if (!this.dirty.length || this.submitted) return this.gone();
    event.preventDefault();
    await this.save();
    if (this.dirty.length) return;
    this.submitted = true;
    this.form.requestSubmit(event.submitter);
  }

  gone() {
    this.submitted = true;
    sessionStorage.removeItem(this.dataset.key);
  }

  save() {
    clearTimeout(this.timer);
    if (this.saving) return this.saving.then(() => this.dirty.length && this.save());
    const names = this.dirty.filter((name) => !this.fields.get(name).querySelector(".fm-clash"));
    if (!this.dirty.length) this.say(this.calm);
    if (!names.length) return Promise.resolve();
    this.saving = this.send(names).finally(() => (this.saving = undefined));
    return this.saving;
  }

  async send(names) {
    const sent = new Map(names.map((name) => [name, words(this.fields.get(name))]));
    let answer;
    try {
      answer = await fetch(this.dataset.url, {
        method: "POST",
        body: this.body(names),
        redirect: "manual",
        headers: { Accept: "application/json" },
      });
    } catch {
      return this.later(this.dataset.offline);
    }
    if (answer.type === "opaqueredirect" || answer.status === 401) return this.signedOut();
    if (answer.status === 413) return this.say(this.dataset.toolong, true);
    const told = await answer.json().catch(() => ({}));
    if (told.theirs) return this.differ(told);
    if (answer.status >= 500 || answer.status === 429) return this.later(told.message || this.dataset.offline);
    if (!answer.ok) return this.say(told.message || this.dataset.offline, true);
    for (const [name, said] of sent) this.saved.set(name, said);
    this.version.value = told.version;
    sessionStorage.setItem(this.dataset.key + ":version", told.version);
    this.failures = 0;
    this.remember();
    this.ask(new Set(told.leftOut));
    this.say((this.calm = told.message));
    if (this.dirty.length) this.timer = setTimeout(() => this.save(), WAIT);
  }

  signedOut() {
    const way = element("a", "pm-a");
    way.href = `/login?next=${encodeURIComponent(location.pathname + location.search)}`;
    way.textContent = this.dataset.login;
    this.say(this.dataset.signedout, true);
    this.state.append(" ", way);
  }

  body(names) {
    const form = new FormData();
    form.set("csrf", this.dataset.csrf);
    form.set("version", this.version.value);
    for (const name of names) {
      form.append("on", name);
      for (const [key, value] of entries(this.fields.get(name))) form.append(key, value);
    }
    return form;
  }

  // What the answers do not ask is out of sight; what was written in it stays.
  ask(leftOut) {
    for (const [name, box] of this.fields) box.toggleAttribute("data-left-out", leftOut.has(name));
  }

  later(message) {
    this.ask(new Set());
    this.say(message, true);
    this.timer = setTimeout(() => this.save(), RETRY[Math.min(this.failures++, RETRY.length - 1)]);
  }

  // Somebody else was quicker with a field: both texts stand there until one is chosen.
  differ(told) {
    this.version.value = told.version;
    this.say(this.dataset.moved, true);
    for (const [name, theirs] of Object.entries(told.theirs)) {
      const box = this.fields.get(name);
      if (box) box.append(this.clash(box, theirs));
    }
    this.querySelector(".fm-clash button")?.focus();
    this.save();
  }

  clash(box, theirs) {
    const note = element("div", "pm-note pm-note--ochre fm-clash");
    const inside = element("div", "pm-stack pm-stack--2");
    const said = element("p", "fm-said");
    said.textContent = readable(theirs, box);
    const line = element("div", "pm-line pm-line--2");
    const close = () => (note.remove(), this.remember(), this.save());
    line.append(button(this.dataset.mine, () => close()));
    const text = box.querySelector("textarea,input[type=text]");
    if (typeof theirs === "string" && text)
      line.append(button(this.dataset.take, () => ((text.value = theirs), close())));
    const title = element("b");
    title.textContent = this.dataset.theirs;
    inside.append(title, said, line);
    note.append(inside);
    return note;
  }

  beacon() {
    const names = this.dirty;
    if (names.length && !this.submitted) navigator.sendBeacon(this.dataset.url, this.body(names));
  }

  say(message, aloud = false) {
    this.state.textContent = message;
    this.state.parentElement.classList.toggle("is-failed", aloud);
    this.state.setAttribute("role", aloud ? "alert" : "none");
  }

  clicked(event) {
    const less = event.target.closest("[data-less]");
    const more = event.target.closest(".fm-more");
    if (less) this.less(less);
    if (more) this.more(event, more.closest("[data-list]"));
  }

  lists() {
    for (const button of this.querySelectorAll(".fm-item [data-less]")) button.hidden = false;
  }

  less(button) {
    const item = button.closest(".fm-item");
    const list = item.parentElement;
    const place = [...list.querySelectorAll(".fm-item")].indexOf(item);
    const form = this.form;
    item.remove();
    const left = [...list.querySelectorAll(".fm-item")];
    const next = left[Math.min(place, left.length - 1)];
    (next?.querySelector("input,select,textarea") ?? list.querySelector(".fm-more"))?.focus();
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  more(event, list) {
    event.preventDefault();
    const items = list.querySelectorAll(".fm-item");
    if (items.length >= Number(list.dataset.most)) return;
    const numbers = [...list.querySelectorAll("[name]")].map((one) => Number(one.name.split(".")[1]) || 0);
    const place = Math.max(-1, ...numbers) + 1;
    const fresh = list.querySelector("template").innerHTML.replaceAll("__n__", place).replaceAll("__m__", place + 1);
    list.querySelector("template").insertAdjacentHTML("beforebegin", fresh);
    const item = [...list.querySelectorAll(".fm-item")].at(-1);
    item.querySelector("[data-less]").hidden = false;
    item.querySelector("input,select,textarea").focus();
  }

  wheels() {
    for (const wheel of this.querySelectorAll("[data-wheel]"))
      for (const dot of wheel.querySelectorAll(".rw-now circle"))
        dot.addEventListener("pointerdown", (event) => this.pull(event, wheel, dot));
  }

  slid(range) {
    const level = Number(range.value);
    const share = level * TOP;
    range.style.setProperty("--v", `${share + (50 - share) * 0.045}%`);
    if (level) range.removeAttribute("aria-valuetext");
    const output = range.closest(".ex-row").querySelector("output");
    output.firstChild.textContent = level || "–";
    const was = output.dataset.was;
    if (was) output.querySelector("small").textContent = Number(was) === level ? this.dataset.same : this.dataset.was.replace("{level}", was);
    this.draw(range.closest("[data-wheel]"));
  }

  draw(wheel) {
    const ranges = [...wheel.querySelectorAll("input[type=range]")];
    const corners = ranges.map((range, place) => at(place, ranges.length, Number(range.value)));
    wheel.querySelector(".rw-now polygon").setAttribute("points", corners.map((corner) => corner.join(",")).join(" "));
    wheel.querySelectorAll(".rw-now circle").forEach((dot, place) => {
      dot.setAttribute("cx", corners[place][0]);
      dot.setAttribute("cy", corners[place][1]);
    });
  }

  pull(event, wheel, dot) {
    event.preventDefault();
    const svg = wheel.querySelector("svg");
    const range = wheel.querySelector(`input[name$=".${dot.dataset.area}"]`);
    const move = (to) => {
      const point = new DOMPoint(to.clientX, to.clientY).matrixTransform(svg.getScreenCTM().inverse());
      const far = Math.hypot(point.x - CENTRE[0], point.y - CENTRE[1]);
      range.value = Math.max(1, Math.min(TOP, Math.round((far / RADIUS) * TOP)));
      range.dispatchEvent(new Event("input", { bubbles: true }));
    };
    dot.setPointerCapture(event.pointerId);
    dot.addEventListener("pointermove", move);
    dot.addEventListener("pointerup", () => dot.removeEventListener("pointermove", move), { once: true });
  }
}

function at(place, count, level) {
  const angle = (2 * Math.PI * place) / count - Math.PI / 2;
  const reach = (RADIUS * level) / TOP;
  return [CENTRE[0] + reach * Math.cos(angle), CENTRE[1] + reach * Math.sin(angle)];
}

function entries(box, chosen = (one) => one.checked, value = (one) => one.value) {
  const inputs = [...box.querySelectorAll("input[name],select[name],textarea[name]")];
  return inputs
    .filter((one) => one.name !== "on" && one.type !== "file")
    .filter((one) => !["checkbox", "radio"].includes(one.type) || chosen(one))
    .map((one) => [one.name, value(one)]);
}

const words = (box) => JSON.stringify(entries(box));

// As the server drew it, whatever was typed before this script ran.
const drawn = (box) => JSON.stringify(entries(box, (one) => one.defaultChecked, first));

function first(one) {
  if (one.tagName !== "SELECT") return one.defaultValue;
  const options = [...one.options];
  return (options.find((option) => option.defaultSelected) ?? options[0]).value;
}

function fill(box, values) {
  const left = new Map();
  for (const [name, value] of values) left.set(name, [...(left.get(name) ?? []), value]);
  for (const one of box.querySelectorAll("input[name],select[name],textarea[name]")) {
    if (one.name === "on" || one.type === "file") continue;
    const given = left.get(one.name) ?? [];
    if (["checkbox", "radio"].includes(one.type)) one.checked = given.includes(one.value);
    else if (given.length) one.value = given[0];
    if (one.type === "range") one.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// Another person's answer in the words that stand on the page, not in the names of its parts.
function readable(value, box) {
  if (Array.isArray(value)) return value.map((one) => readable(one, box)).join("\n");
  if (value && typeof value === "object")
    return Object.values(value).map((one) => readable(one, box).replaceAll("\n", ", ")).filter(Boolean).join(" · ");
  if (value === true) return "✓";
  return value === null || value === false ? "" : called(String(value), box);
}

function called(value, box) {
  const named = [...box.querySelectorAll("option, input[type=checkbox], input[type=radio]")];
  return named.find((one) => one.value === value)?.closest("option, label")?.textContent.trim() || value;
}

function element(name, look = "") {
  const made = document.createElement(name);
  made.className = look;
  return made;
}

function button(label, act) {
  const made = element("button", "pm-btn pm-btn--s");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

customElements.define("form-sheet", FormSheet);
