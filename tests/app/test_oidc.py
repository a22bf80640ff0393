"""A provider that lies: every forged answer is refused, however good the rest looks."""

import hmac
import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from app import oidc
from app.settings import Settings
from models.base import Json
from models.errors import Refusal, Unavailable
from models.sign_ins import Errand
from tests.cast import NOW

OURS, FOREIGN = RSAKey.generate_key(2048), RSAKey.generate_key(2048)
NONCE = "the nonce of this errand"
Claims = dict[str, Json]


class Liar(ThreadingHTTPServer):
    """An identity provider whose every answer the test decides."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.answers: dict[str, tuple[int, Json]] = {
            "/.well-known/openid-configuration": (200, self.metadata()),
            "/keys": (200, {"keys": [OURS.as_dict(private=False)]}),
        }

    def metadata(self, **other: Json) -> Json:
        usual: Claims = {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/auth",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
        }
        return {**usual, **other}

    def claims(self, **other: Json) -> Claims:
        now = int(time.time())
        usual: Claims = {
            "iss": self.address,
            "aud": "peerment",
            "sub": "ada",
            "exp": now + 300,
            "iat": now,
            "nonce": NONCE,
            "email": "ada@example.org",
            "email_verified": True,
        }
        return {name: value for name, value in {**usual, **other}.items() if value is not None}

    def tell(self, token: str) -> None:
        self.answers["/token"] = (200, {"id_token": token, "access_token": "a"})


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Liar)
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        status, content = self.server.answers.get(self.path, (404, {}))
        body = content.encode() if isinstance(content, str) else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """The test says what happened."""


@pytest.fixture
def liar() -> Iterator[Liar]:
    server = Liar()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


async def told(liar: Liar, issuer: str = "") -> object:
    settings = Settings(oidc_issuer=liar.address, oidc_client_id="peerment")
    errand = Errand(state_hash="", browser_hash="", nonce=NONCE, verifier="v", made_at=NOW)
    return await oidc.claims(settings, "code", issuer, errand)


def signed(claims: Claims, key: RSAKey = OURS) -> str:
    return jwt.encode({"alg": "RS256"}, claims, key)


def public_as_secret(claims: Claims) -> str:
    """The oldest trick: what everybody may know, taken for a shared secret."""
    parts = [
        urlsafe_b64encode(json.dumps(p).encode()).rstrip(b"=") for p in ({"alg": "HS256"}, claims)
    ]
    seal = hmac.digest(OURS.as_pem(private=False), b".".join(parts), "sha256")
    return b".".join([*parts, urlsafe_b64encode(seal).rstrip(b"=")]).decode()


async def test_the_truth_is_believed(liar: Liar) -> None:
    liar.tell(signed(liar.claims()))
    assert await told(liar) == oidc.Claims(liar.address, "ada", "ada@example.org", True)


@pytest.mark.parametrize(
    "other",
    [
        {"iss": "http://evil.example"},
        {"aud": "somebody else"},
        {"aud": ["somebody else"]},
        {"azp": "somebody else"},
        {"exp": 1},
        {"exp": None},
        {"iat": None},
        {"iat": 4_000_000_000},
        {"nonce": "another nonce"},
        {"nonce": None},
        {"sub": None},
    ],
)
async def test_a_wrong_claim_is_refused(liar: Liar, other: Claims) -> None:
    liar.tell(signed(liar.claims(**other)))
    with pytest.raises(Refusal, match="could not be trusted"):
        await told(liar)


@pytest.mark.parametrize(
    "forge",
    [
        lambda claims: signed(claims, FOREIGN),
        public_as_secret,
        lambda claims: jwt.encode({"alg": "none"}, claims, OURS, algorithms=["none"]),
        lambda claims: signed(claims)[:-4] + "AAAA",
        lambda _: "not a token",
    ],
    ids=["foreign key", "public key as secret", "unsigned", "broken signature", "nonsense"],
)
@pytest.mark.filterwarnings("ignore::joserfc.errors.SecurityWarning")
async def test_a_forged_signature_is_refused(liar: Liar, forge: Callable[[Claims], str]) -> None:
    liar.tell(forge(liar.claims()))
    with pytest.raises(Refusal, match="could not be trusted"):
        await told(liar)


async def test_metadata_of_another_issuer_is_refused(liar: Liar) -> None:
    other = liar.metadata(issuer="http://evil.example")
    liar.answers["/.well-known/openid-configuration"] = (200, other)
    liar.tell(signed(liar.claims()))
    with pytest.raises(Refusal, match="could not be trusted"):
        await told(liar)


@pytest.mark.parametrize(("named", "given"), [(True, ""), (True, "http://x"), (False, "http://x")])
async def test_the_answer_has_to_name_the_issuer(liar: Liar, named: bool, given: str) -> None:
    metadata = liar.metadata(authorization_response_iss_parameter_supported=named)
    liar.answers["/.well-known/openid-configuration"] = (200, metadata)
    liar.tell(signed(liar.claims()))
    with pytest.raises(Refusal, match="could not be trusted"):
        await told(liar, given)
    assert await told(liar, liar.address)


async def test_an_address_of_somebody_else_is_refused(liar: Liar) -> None:
    metadata = liar.metadata(userinfo_endpoint=f"{liar.address}/me")
    liar.answers["/.well-known/openid-configuration"] = (200, metadata)
    liar.answers["/me"] = (200, {"sub": "somebody else", "email": "ada@example.org"})
    liar.tell(signed(liar.claims(email=None)))
    with pytest.raises(Refusal, match="could not be trusted"):
        await told(liar)


@pytest.mark.parametrize("answer", [(500, {}), (200, "<html>"), (503, "down")])
async def test_an_ill_provider_is_told_as_such(liar: Liar, answer: tuple[int, Json]) -> None:
    liar.answers["/token"] = answer
    with pytest.raises(Unavailable, match="does not answer"):
        await told(liar)


@pytest.mark.parametrize("answer", [(400, {"error": "invalid_grant"}), (200, []), (200, {})])
async def test_a_provider_that_says_no_is_believed(liar: Liar, answer: tuple[int, Json]) -> None:
    liar.answers["/token"] = answer
    with pytest.raises(Refusal, match="could not be trusted"):
        await told(liar)
