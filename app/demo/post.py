"""What is under way in the demo: a proposal, an invitation, letters, what people were told."""

from datetime import timedelta

from app import letters, outbox
from app.demo import people, script
from app.demo.scene import COORDINATOR, EVENING, Scene
from app.steps import links
from models.letters import Letter
from models.notices import NoticeKind
from models.people import Role
from models.proposals import Proposal
from models.reasons import explain, kept
from models.sign_ins import Purpose

MENTOR, MENTEE = "marta", "katarina"
NOTE = (
    "Katarina wants to sell at her first fair this year, and you have run fourteen of them. "
    "She would rather hear a clear no than a kind maybe. You would be full after this."
)
GUEST = ("oriol.puig@guests.example", "Oriol Puig")


def deliver(scene: Scene) -> None:
    _propose(scene)
    _invite(scene)
    for story in script.stories():
        _tell(scene, story)


def _propose(scene: Scene) -> None:
    """The mentee has said yes already; the mentor has not answered."""
    mentee, mentor = people.candidate(scene, MENTEE), people.candidate(scene, MENTOR)
    match, at = explain(mentee, mentor), scene.now - timedelta(days=1, hours=4)
    proposal = Proposal(
        id=scene.new_id(),
        mentor_id=mentor.person.id,
        mentee_id=mentee.person.id,
        proposed_by=scene.people[COORDINATOR].id,
        proposed_at=at,
        score=match.score,
        reasons=kept(match.reasons),
        note=NOTE,
        mentee_answer=True,
    )
    scene.add(proposal)
    href = f"/proposals/{proposal.id}"
    for to, about in ((mentor.person, mentee.person), (mentee.person, mentor.person)):
        scene.notice(NoticeKind.PROPOSAL, to, about, href, at)
    words = letters.proposal("en", mentor.person.first_name, mentee.person.name, href)
    letter = _post(scene, mentor.person.email, mentor.person.name, words, hours=28)
    letter.sent_at, letter.person_id = letter.made_at + timedelta(minutes=1), mentor.person.id


def _invite(scene: Scene) -> None:
    """An invitation whose letter still waits, with its link."""
    email, name = GUEST
    made = scene.now - timedelta(hours=20)
    token, link = links.make(
        scene.session, Purpose.INVITE, made, email=email, name=name, roles=(Role.MENTOR,)
    )
    clara = scene.people[COORDINATOR]
    scene.session.expunge(link)
    link.made_by = clara.id
    scene.add(link)
    words = letters.invitation("en", name, clara.name, script.house().name, token)
    _post(scene, email, name, words, hours=20)


def _post(scene: Scene, to: str, name: str, words: letters.Written, *, hours: int) -> Letter:
    letter = outbox.post(scene.session, to, name, words.subject, words.words)
    scene.session.expunge(letter)
    letter.made_at = letter.due_at = scene.now - timedelta(hours=hours)
    scene.add(letter)
    return letter


def _tell(scene: Scene, story: script.Story) -> None:
    """They were brought together, and the mentor has moved them on."""
    pair = scene.pairs[story.mentee]
    mentor, mentee = scene.who(story, "mentor"), scene.who(story, "mentee")
    zone = scene.zone(story)
    start = scene.moment(zone, story.started, EVENING)
    for to, about in ((mentor, mentee), (mentee, mentor)):
        scene.notice(NoticeKind.PAIRED, to, about, f"/with/{pair.id}", start)
    for ago in story.moves:
        at = scene.moment(zone, ago, EVENING)
        scene.notice(NoticeKind.STAGE_MOVED, mentee, mentor, f"/with/{pair.id}/path", at)
    if story.papers and story.papers[-1].mentor is None and story.papers[-1].mentee is not None:
        at = scene.moment(zone, story.papers[-1].mentee, EVENING)
        href = f"/with/{pair.id}/agreement"
        scene.notice(NoticeKind.AGREEMENT_SIGNED, mentor, mentee, href, at)
