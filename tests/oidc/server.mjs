// A certified OpenID provider on loopback; the people are made up, some of them on purpose.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const [, , redirectUri] = process.argv;
const people = {
  ada: { email: "ada@example.org", email_verified: true },
  eve: { email: "eve@example.org", email_verified: true },
  mallory: { email: "ada@example.org", email_verified: false },
  wordy: { email: "ada@example.org", email_verified: "true" },
  nomail: {},
  loud: { email: "ADA@EXAMPLE.ORG", email_verified: true },
};

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "peerment",
        client_secret: "a secret of forty characters, for tests!",
        redirect_uris: [redirectUri],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: process.argv[3] === "userinfo",
    cookies: { keys: ["only for tests"] },
    features: { devInteractions: { enabled: true } },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: id, ...people[id] }),
    }),
  });
  server.on("request", provider.callback());
  console.log(issuer);
});
