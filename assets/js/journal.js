// A journal page that keeps what is typed: on the server within a second, and in this tab until then.

const WAIT = 700;
const RETRY = [1000, 2000, 5000, 10000, 20000];

class JournalPage extends HTMLElement {
  connectedCallback() {
    this.text = this.querySelector("textarea");
    this.state = this.querySelector("[data-state]");
    this.clash = this.querySelector("[data-clash]");
    this.version = Number(this.dataset.version);
    this.saved = this.text.defaultValue;
    this.failures = 0;
    if (this.overtaken()) return location.reload();
    this.text.addEventListener("input", () => this.typed());
    this.text.addEventListener("paste", (event) => this.tooLong(event));
    this.clash.addEventListener("click", (event) => this.settle(event.target.dataset.keep));
    this.leave = () => this.beacon();
    this.back = () => this.dirty && this.save();
    addEventListener("pagehide", this.leave);
    addEventListener("online", this.back);
    this.restore();
    this.grow();
    this.count();
  }

  disconnectedCallback() {
    removeEventListener("pagehide", this.leave);
    removeEventListener("online", this.back);
    clearTimeout(this.timer);
  }

  get dirty() {
    return this.text.value !== this.saved;
  }

  typed() {
    sessionStorage.setItem(this.dataset.key, JSON.stringify({ words: this.text.value, version: this.version }));
    this.grow();
    this.count();
    this.say(this.dataset.typing);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), WAIT);
  }

  // A browser stands still for minutes over what a page could never keep.
  tooLong(event) {
    const pasted = event.clipboardData.getData("text");
    if (pasted.length + this.text.value.length <= Number(this.dataset.most)) return;
    event.preventDefault();
    this.fail(this.dataset.toomuch);
  }

  // A page that was asked for while the last save was still on its way shows what was there before.
  overtaken() {
    const last = sessionStorage.getItem(this.dataset.key + ":version");
    const older = Number(last ?? 0) > this.version;
    if (older) sessionStorage.removeItem(this.dataset.key + ":version");
    return older;
  }

  restore() {
    const kept = JSON.parse(sessionStorage.getItem(this.dataset.key) || "null");
    if (!kept) {
      // What was written before this script ran.
      if (this.dirty) this.typed();
    } else if (kept.words === this.saved) {
      sessionStorage.removeItem(this.dataset.key);
    } else if (kept.version === this.version) {
      this.text.value = kept.words;
      this.save();
    } else {
      const theirs = this.saved;
      this.text.value = kept.words;
      this.differ(theirs, this.version);
    }
  }

  save() {
    clearTimeout(this.timer);
    if (this.saving) return this.saving.then(() => (this.dirty && !this.theirs ? this.save() : undefined));
    if (!this.dirty || this.theirs !== undefined) return Promise.resolve();
    this.saving = this.send(this.text.value).finally(() => (this.saving = undefined));
    return this.saving;
  }

  async send(words) {
    let answer;
    try {
      answer = await fetch(this.dataset.url, {
        method: "POST",
        body: this.form(words),
        redirect: "manual",
        headers: { Accept: "application/json" },
      });
    } catch {
      return this.later(this.dataset.offline);
    }
    if (answer.type === "opaqueredirect" || answer.status === 401) return this.fail(this.dataset.signedout);
    if (answer.status === 413) return this.fail(this.dataset.toolong);
    const told = await answer.json().catch(() => ({}));
    if (told.theirs === words) return this.done(words, told);
    if (told.theirs !== undefined) return this.differ(told.theirs, told.version);
    if (answer.status >= 500 || answer.status === 429) return this.later(told.message || this.dataset.offline);
    if (!answer.ok) return this.fail(told.message || this.dataset.offline);
    this.done(words, told);
  }

  done(words, told) {
    this.version = told.version;
    this.saved = words;
    this.failures = 0;
    sessionStorage.setItem(this.dataset.key + ":version", told.version);
    if (this.dirty) return this.typed();
    sessionStorage.removeItem(this.dataset.key);
    this.say(told.theirs === words ? this.dataset.saved : told.message);
  }

  later(message) {
    this.fail(message);
    this.timer = setTimeout(() => this.save(), RETRY[Math.min(this.failures++, RETRY.length - 1)]);
  }

  fail(message) {
    this.say(message, true);
  }

  differ(theirs, version) {
    this.theirs = theirs;
    this.version = version;
    this.clash.hidden = false;
    this.clash.querySelector("[data-theirs]").textContent = theirs;
    this.fail(this.dataset.moved);
    this.clash.querySelector("h2").focus();
  }

  settle(keep) {
    if (!keep) return;
    if (keep === "theirs") this.text.value = this.theirs;
    if (keep === "both") this.text.value = `${this.theirs}\n\n${this.text.value}`;
    this.saved = this.theirs;
    this.theirs = undefined;
    this.clash.hidden = true;
    this.typed();
    this.text.focus();
  }

  beacon() {
    if (this.dirty && this.theirs === undefined) navigator.sendBeacon(this.dataset.url, this.form(this.text.value));
  }

  form(words) {
    const form = new FormData();
    form.set("csrf", this.dataset.csrf);
    form.set("version", this.version);
    form.set("prompt", this.dataset.prompt);
    form.set("words", words);
    return form;
  }

  grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight}px`;
  }

  count() {
    clearTimeout(this.counting);
    this.counting = setTimeout(() => {
      const words = (this.text.value.match(/\S+/g) || []).length;
      this.querySelector("[data-count]").textContent = this.dataset.words.replace("{count}", words);
    }, 200);
  }

  say(message, aloud = false) {
    this.state.textContent = message;
    this.state.parentElement.classList.toggle("is-failed", aloud);
    this.state.setAttribute("role", aloud ? "alert" : "none");
  }
}

customElements.define("journal-page", JournalPage);
