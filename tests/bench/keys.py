"""Keys pressed in Chromium, and how long each takes until it can be seen."""

from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from tests.bench.children import Server
from tests.bench.chromium import visitor
from tests.bench.stage import Writer

FIELD = "journal-page textarea"
IS_READY = f"window.did_handshake && document.querySelectorAll('{FIELD}').length === 1"
BURST, BETWEEN, REST = "ten quick ", 90, 1_000
BARE = "<textarea style='width:640px;font:21px/1.66 serif;field-sizing:content'></textarea>"
LISTEN = """(field) => {
  let begun;
  window.painted = [];
  field.addEventListener('keydown', (event) => { begun = event.timeStamp; });
  field.addEventListener('input', () => {
    const at = begun;
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => window.painted.push(performance.now() - at);
      after.port2.postMessage(0);
    });
  });
}"""
TO_PLACE = """(field, part) => {
  const at = Math.round(field.value.length * part);
  field.focus();
  field.setSelectionRange(at, at);
}"""


def typed(
    browser: Browser, server: Server, writer: Writer, bursts: int
) -> tuple[list[float], list[float]]:
    """Milliseconds of every key on the journal's page and in a bare box, in turns: at the end of
    the text and in its middle, with rests in which the page saves itself."""
    context = visitor(browser, server, writer.cookie)
    page, bare = context.new_page(), context.new_page()
    page.goto(server.url + writer.day, wait_until="networkidle")
    page.wait_for_function(IS_READY)
    words = page.locator(FIELD).input_value()
    bare.set_content(BARE)
    bare.locator("textarea").evaluate("(field, words) => { field.value = words; }", words)
    tabs = ((page, FIELD), (bare, "textarea"))
    for tab, field in tabs:
        tab.locator(field).evaluate(LISTEN)
    for turn in range(1 + bursts):
        for part in (1.0, 0.5):
            for tab, field in tabs:
                press(tab, field, part)
        if turn == 0:
            for tab, _ in tabs:
                tab.evaluate("window.painted.length = 0")
    ours, floor = (tab.evaluate("window.painted") for tab, _ in tabs)
    context.close()
    return ours, floor


def press(tab: Tab, field: str, part: float) -> None:
    tab.bring_to_front()
    tab.locator(field).evaluate(TO_PLACE, part)
    tab.wait_for_timeout(REST)
    tab.keyboard.type(BURST, delay=BETWEEN)
    tab.wait_for_timeout(REST)
