"""OpenID Connect: asks an identity provider who somebody is, and checks the whole answer."""

from collections.abc import Mapping
from hmac import compare_digest
from urllib.parse import quote

import httpx
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from app.settings import Settings
from models.base import Json
from models.errors import Refusal, Unavailable, later
from models.sign_ins import Claims, Departure, Errand

CALLBACK = "/login/oidc/callback"
SCOPE = "openid email profile"
ALGORITHMS = ("RS256", "ES256", "EdDSA")
SECONDS = 5
SKEW = 60
SILENT = later("That login does not answer just now. Try again in a moment, or use your password.")
DOUBTFUL = later("The answer of that login could not be trusted. Start again from the login page.")

Answer = dict[str, Json]


async def departure_address(settings: Settings, departure: Departure) -> str:
    """Where the browser goes to sign in: authorization code, PKCE, state and nonce."""
    async with _client() as client:
        metadata = await _metadata(client, settings)
    uri: str = prepare_grant_uri(
        _text(metadata, "authorization_endpoint"),
        settings.oidc_client_id,
        "code",
        redirect_uri=settings.address + CALLBACK,
        scope=SCOPE,
        state=departure.state,
        nonce=departure.nonce,
        code_challenge=create_s256_code_challenge(departure.verifier),
        code_challenge_method="S256",
    )
    return uri


async def claims(settings: Settings, code: str, issuer: str, errand: Errand) -> Claims:
    """Who has signed in there, from the code the browser brought back."""
    async with _client() as client:
        metadata = await _metadata(client, settings)
        _check_issuer(metadata, issuer, settings)
        tokens = await _exchange(client, metadata, settings, code, errand.verifier)
        keys = await _got(client, _text(metadata, "jwks_uri"))
        issued = _text(metadata, "issuer")
        told = _verified(_text(tokens, "id_token"), keys, issued, settings.oidc_client_id)
        if not compare_digest(str(told.get("nonce", "")).encode(), errand.nonce.encode()):
            raise Refusal(DOUBTFUL)
        if "email" not in told and "userinfo_endpoint" in metadata:
            told |= await _more(client, metadata, _text(tokens, "access_token"), told)
    return Claims(
        issuer=settings.oidc_issuer,
        subject=_text(told, "sub"),
        email=str(told.get("email") or ""),
        email_verified=told.get("email_verified") is True,
    )


def _client() -> httpx.AsyncClient:
    return httpx.AsyncClient(timeout=SECONDS, follow_redirects=False)


async def _metadata(client: httpx.AsyncClient, settings: Settings) -> Answer:
    """What the provider says of itself; it has to be the one that was configured."""
    metadata = await _got(client, settings.oidc_issuer + "/.well-known/openid-configuration")
    if str(metadata.get("issuer", "")).rstrip("/") != settings.oidc_issuer:
        raise Refusal(DOUBTFUL)
    return metadata


def _check_issuer(metadata: Answer, issuer: str, settings: Settings) -> None:
    """The answer names who gives it, so that no other provider's answer is taken for it."""
    named = metadata.get("authorization_response_iss_parameter_supported") is True
    if (named or issuer) and issuer.rstrip("/") != settings.oidc_issuer:
        raise Refusal(DOUBTFUL)


async def _exchange(
    client: httpx.AsyncClient, metadata: Answer, settings: Settings, code: str, verifier: str
) -> Answer:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": settings.address + CALLBACK,
        "code_verifier": verifier,
    }
    auth = None
    if settings.oidc_client_secret:
        who = (settings.oidc_client_id, settings.oidc_client_secret)
        auth = httpx.BasicAuth(*(quote(part, safe="") for part in who))
    else:
        form["client_id"] = settings.oidc_client_id
    return await _got(client, _text(metadata, "token_endpoint"), form=form, auth=auth)


async def _more(client: httpx.AsyncClient, metadata: Answer, token: str, told: Answer) -> Answer:
    """The address, where the provider tells it only on request; about the same person."""
    address = _text(metadata, "userinfo_endpoint")
    more = await _got(client, address, headers={"Authorization": f"Bearer {token}"})
    if more.get("sub") != told.get("sub"):
        raise Refusal(DOUBTFUL)
    return {name: more[name] for name in ("email", "email_verified") if name in more}


async def _got(
    client: httpx.AsyncClient,
    address: str,
    *,
    form: Mapping[str, str] | None = None,
    auth: httpx.BasicAuth | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """A JSON object; a provider that is silent or ill is told from one that says no."""
    method = "POST" if form is not None else "GET"
    try:
        answer = await client.request(method, address, data=form, auth=auth, headers=headers)
        found = answer.json() if answer.status_code < 500 else None
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise Unavailable(SILENT) from error
    if answer.status_code >= 500:
        raise Unavailable(SILENT)
    if answer.status_code != 200 or not isinstance(found, dict):
        raise Refusal(DOUBTFUL)
    return found


def _verified(token: str, keys: Answer, issuer: str, client_id: str) -> Answer:
    """The claims of an id token, if its signature, issuer, audience and times are right."""
    registry = jwt.JWTClaimsRegistry(
        leeway=SKEW,
        iss={"essential": True, "value": issuer},
        aud={"essential": True, "value": client_id},
        exp={"essential": True},
        iat={"essential": True},
        sub={"essential": True},
    )
    try:
        # joserfc checks that the keys are keys.
        known = KeySet.import_key_set(keys)  # type: ignore[arg-type]
        told: Answer = jwt.decode(token, known, algorithms=ALGORITHMS).claims
        registry.validate(told)
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise Refusal(DOUBTFUL) from error
    if told.get("azp", client_id) != client_id:
        raise Refusal(DOUBTFUL)
    return told


def _text(answer: Answer, name: str) -> str:
    found = answer.get(name)
    if not isinstance(found, str) or not found:
        raise Refusal(DOUBTFUL)
    return found
