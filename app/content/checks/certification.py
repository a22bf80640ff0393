"""Credentials: tracks and courses agree, hours add up, and nothing names what is not there."""

from collections.abc import Iterator

from app.content.sources import Fault, Programme
from models.credentials import Certification, Track

FILE = "certification.yaml"
HOUR = 60


def faults(programme: Programme) -> Iterator[Fault]:
    told = programme.certification
    if told is None:
        return
    for message in (*_names(told), *_tracks(programme, told)):
        yield Fault(FILE, 1, message)
    for track in told.tracks:
        yield from _courses(programme, track)


def _names(told: Certification) -> Iterator[str]:
    known = {one.id for one in told.credentials}
    tracks = {one.id for one in told.tracks}
    pieces = {(one.credential, one.id) for one in told.evidence}
    for one in told.evidence:
        if one.credential not in known:
            yield f"There is no credential {one.credential}."
        if one.instead and (one.credential, one.instead) not in pieces:
            yield f"{one.id} stands for {one.instead}, which is not asked for."
    for line in told.rubric:
        if line.track not in tracks or (line.also and line.also not in known):
            yield f"The line {line.id} judges no track or credential."


def _tracks(programme: Programme, told: Certification) -> Iterator[str]:
    minutes = {course.head.id: course.head.minutes for course in programme.courses}
    for track in told.tracks:
        missing = [key for key in (*track.core, *track.elective) if key not in minutes]
        if missing:
            yield f"{track.id} names {', '.join(missing)}, which is no module."
            continue
        if (hours := _hours(track, minutes)) != track.workload:
            yield f"The parts of {track.id} take {hours}, and it says {track.workload}."


def _hours(track: Track, minutes: dict[str, int]) -> str:
    """From the shortest elective to the longest, in whole hours."""
    fixed = sum(minutes[key] for key in track.core) + track.capstone_minutes
    chosen = [minutes[key] for key in track.elective] or [0]
    least, most = (fixed + min(chosen)) // HOUR, (fixed + max(chosen)) // HOUR
    return f"{least} hours" if least == most else f"{least} to {most} hours"


def _courses(programme: Programme, track: Track) -> Iterator[Fault]:
    """What a course says of its tracks is what the tracks say of it."""
    for course in programme.courses:
        head = course.head
        for name, keys in (("core", track.core), ("elective", track.elective)):
            if (track.id in head.tracks.get(name, ())) != (head.id in keys):
                yield Fault(course.file, 1, f"{track.id} and {head.id} differ about {name}.")
