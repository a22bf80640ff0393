"""Debian's Chromium on our pages: all works under the content policy, and ends when it should."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import BrowserContext, async_playwright

from tests.contract.visitor import Site

WATCH = "addEventListener('securitypolicyviolation', (e) => console.error('CSP ' + e.blockedURI))"
pytestmark = pytest.mark.browser


@pytest.fixture
async def browser(ours: Site, alice: str) -> AsyncIterator[BrowserContext]:
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        context = await chromium.new_context()
        await context.add_init_script(WATCH)
        await context.add_cookies([{"name": "peerment", "value": alice, "url": ours.url}])
        yield context
        await chromium.close()


async def test_works_under_the_policy(ours: Site, browser: BrowserContext) -> None:
    page = await browser.new_page()
    complaints: list[str] = []
    elsewhere: list[str] = []
    page.on("console", lambda said: complaints.append(f"{said.type} {said.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: elsewhere.append(asked.url))
    answer = await page.goto(f"{ours.url}/busy")
    assert answer
    policy = answer.headers["content-security-policy"]
    nonce = policy.partition("'nonce-")[2].partition("'")[0]
    assert len(nonce) >= 24
    html = await answer.text()
    assert html.count("<script") == html.count(f"<script nonce={nonce}") > 3
    await page.click("#act")
    await page.wait_for_function("document.getElementById('shown').innerText === 'clicked 1'")
    await page.wait_for_function("document.title === 'ran'")
    await page.wait_for_selector(".js-plotly-plot .bars")
    await page.wait_for_selector(".q-table td")
    assert [said for said in complaints if not said.startswith(("log", "info", "debug"))] == []
    assert [url for url in elsewhere if not url.startswith((ours.url, "data:", "blob:"))] == []


async def test_page_leaves_when_the_session_ends(ours: Site, browser: BrowserContext) -> None:
    page, other = await browser.new_page(), await browser.new_page()
    for tab in (page, other):
        await tab.goto(f"{ours.url}/")
        await tab.wait_for_function("window.did_handshake === true")
    await ours.post("/end/alice")
    for tab in (page, other):
        await tab.wait_for_url(f"{ours.url}/login", timeout=2_000)
    assert await page.inner_text("h1") == "Sign in"
    assert "Traceback" not in ours.log.read_text()


async def test_page_that_missed_the_end_reloads(ours: Site, browser: BrowserContext) -> None:
    """Its socket was down when its session ended: the refused handshake sends it to sign in."""
    page = await browser.new_page()
    await page.goto(f"{ours.url}/")
    await page.wait_for_function("window.did_handshake === true")
    await page.evaluate("socket.disconnect()")
    await ours.post("/end/alice")
    await page.evaluate("socket.connect()")
    await page.wait_for_url(f"{ours.url}/login", timeout=5_000)
