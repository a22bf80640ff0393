"""NiceGUI's page, changed where it makes people wait: what is put in is seen before any script.

Each change exchanges one piece of its template for another. A template without that piece is not
the one we know, and the application does not start.
"""

import re
from collections.abc import Callable
from pathlib import Path

from jinja2 import DictLoader
from nicegui import Client
from nicegui import client as nicegui_client

SOURCE = Path(nicegui_client.__file__).parent / "templates" / "index.html"
CHANGES = {
    # The page as the server drew it stands in the element that Vue empties as it mounts.
    r'    <div id="app" [^\n]*></div>\n': "",
    r"  <body>\n": """\
  <body{{ {'True': ' class=body--dark', 'False': ' class=body--light'}.get(dark, '') }}>
    <div id="app">{{ preview(socket_io_js_query_params.client_id) | safe }}</div>
""",
    # Whoever has no modern scripts reads that page, and is told beside it.
    r"(?<=      #esm-fallback \{\n).*?(?=      \}\n)": """\
        position: fixed;
        inset: auto 0 0;
        padding: 12px;
        text-align: center;
        font-family: sans-serif;
        background: Canvas;
        opacity: 0;
        animation: esm-fallback-reveal 0s 15s forwards;
""",
    # What only the scripts need comes after the first paint, in one sheet and in its order.
    r'      @import url\("[^\n]*static/fonts\.css"\).*?static/nicegui\.css"\)[^\n]*\n': "",
    r"    \{% for url in js_imports_urls %\}\n.*?\{% endfor %\}\n": "",
    r"  </body>\n": "    <script>{{ begin_later | safe }}</script>\n  </body>\n",
    # No page of ours lets the browser clean markup; the library for it comes when one does.
    r"      // Load DOMPurify.*?\n      \};\n": """\
      Element.prototype.setHTML = async function (html) {
        this.innerHTML = (await import("dompurify")).default.sanitize(html);
      };
""",
}
LATE = {
    "<script defer src=": '<script type="late" data-src=',
    '<script type="module">': '<script type="late" data-type="module">',
}
# In their order, and with the nonce of each: what is put in by a script is trusted like it.
BEGIN_LATER = """
(() => {
  const scripts = () => {
    for (const late of document.querySelectorAll('script[type="late"]')) {
      const script = Object.assign(document.createElement("script"), {
        async: false,
        nonce: late.nonce,
        type: late.dataset.type ?? "",
      });
      if (late.dataset.src) script.src = late.dataset.src;
      else script.textContent = late.textContent;
      late.replaceWith(script);
    }
  };
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    const link = { rel: "stylesheet", href: "SHEET", onload: scripts, onerror: scripts };
    document.head.append(Object.assign(document.createElement("link"), link));
  };
  new PerformanceObserver(begin).observe({ type: "paint", buffered: true });
  setTimeout(begin, document.hidden ? 0 : 500);
})();
"""


class UnknownTemplate(Exception):
    """NiceGUI's page is not as we know it."""


def install(preview: Callable[[Client], str], sheet: str) -> None:
    """Once per process, before pages are built. `sheet` is NiceGUI's stylesheets as one."""
    environment = nicegui_client.templates.env
    environment.loader = DictLoader({"index.html": changed(SOURCE.read_text())})
    environment.globals["begin_later"] = BEGIN_LATER.replace("SHEET", sheet)
    environment.globals["preview"] = lambda client_id: preview(Client.instances[client_id])


def changed(template: str) -> str:
    """NiceGUI's template as ours."""
    for piece, other in CHANGES.items():
        template, count = re.subn(piece, other, template, flags=re.DOTALL)
        if count != 1:
            raise UnknownTemplate(piece)
    head, begins, body = template.partition("<body")
    for usual, late in LATE.items():
        body = body.replace(usual, late)
    return head + begins + body
