// A quiz question by keyboard, and kept on the server while somebody is still thinking.

const WAIT = 600;
const form = document.querySelector("form[data-quiz]");
const options = [...form.querySelectorAll(".qz-o input")];
let timer;

if (options.length) {
  form.querySelector("[data-keys]").hidden = false;
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=text], select")) return;
  if (event.key === "Enter" && event.target.matches(".qz-o input, body")) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  const option = event.key.length === 1 && options[event.key.toLowerCase().charCodeAt(0) - 97];
  if (option) {
    option.click();
    option.focus();
  }
});

form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(save, WAIT);
});
form.addEventListener("submit", () => clearTimeout(timer));

async function save() {
  const fields = new URLSearchParams(new FormData(form));
  fields.append("act", "save");
  await fetch(form.action, { method: "POST", body: fields, keepalive: true }).catch(() => undefined);
}
