"""Which words of a text are names of people, by how they are written and what surrounds them.

No list of names is kept: a list knows the names of some families and not of others. A word with a
capital inside a sentence is a name unless something speaks against it: that it is written small
elsewhere, that it belongs to the name of an organisation, a place, a day or a people, or that it
is known. At the start of a sentence, where every word has a capital, somebody must be doing or
having something in it.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

# Every Latin letter, so that ŵ and ŷ are letters of names as much as é is.
_LETTERS = [chr(code) for code in range(0xC0, 0x250)]
_UPPER = "A-Z" + "".join(one for one in _LETTERS if one.isupper())
_LOWER = "a-z" + "".join(one for one in _LETTERS if one.islower())
_NAME = rf"(?:[OD][’']|Mc|Mac)?[{_UPPER}][{_LOWER}]+(?:[-’'][{_UPPER}][{_LOWER}]+)*"
_CAPITALISED = re.compile(rf"(?<![\w’'-]){_NAME}(?![\w-])")
_SMALL = re.compile(rf"(?<![\w’'-])[{_LOWER}]+(?:[-’'][{_LOWER}]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’']s(?!\w)")
# What can stand before the first word of a sentence, of a list item or of quoted speech.
_STARTS = re.compile(r"(?:^|[.!?:;…\n•–—/|]|^\s*[-*]|\d[.)])[\s\"“”‘’'(\[*_-]*$|[\"“‘(\[]$")

# Between the words of one name: "Board of Eastmarsh", "Court and Tribunals Service".
_JOINED = re.compile(r"\s+(?:(?:of|and|for|the|de|in|on|at|&|y|yr|a)\s+)*$")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ORGANISATIONS = _words(
    "academy agency arena army association authority avenue base board borough centre center "
    "chambers church city clinic close club college commission committee community company "
    "constabulary council county court crescent department district drive estate exchange "
    "federation force forum foundation gardens garden gate group guard hall health hill hospital "
    "hostel house hub inspectorate institute lane library lodge ministry mosque network office "
    "outreach panel park partnership place plus police prison probation programme project "
    "province quarter rail rangers region road rovers scheme school sector secure series service "
    "services social society square station street support surgery team temple theatre town trust "
    "union unit united university village ward watch way works yard young youth yoi stc sch "
    "act asset code form framework guidance order plan policy protocol report review strategy "
    "ysgol coleg cyngor heddlu tîm bwrdd canolfan"
)
_ROLES = _words(
    "officer worker manager head therapist coordinator co-ordinator lead leader nurse psychologist "
    "psychiatrist adviser advisor advocate commissioner director practitioner supervisor "
    "administrator analyst mentor specialist clinician champion clerk"
)
# What makes a name one of a project where it stands behind in small letters.
_IN_SMALL = re.compile(
    r"\s(?:projects?|programmes?|schemes?|centres?|units?|courses?|training|tools?|initiatives?|"
    r"workshops?|model|approach|database|system|policy)\b"
)
# "Eventually", not "Sally".
_ADVERB = re.compile(
    r"^\w{3,}(?:ally|ently|antly|ately|ously|ingly|edly|arly|ably|ibly|inly|tly|sly|ely|kly|wly)$"
)
_SURNAMES_TOO = _words(
    "church gardens garden gate hall hill house lane lodge park street temple ward young"
)
_BEFORE_ADDRESSES = re.compile(r"\b(?:in|at|near|on|the|around)\s+$", re.IGNORECASE)
_NEVER_NAMES = _words(
    "mr mrs ms miss dr master sir dame nothing something anything everything staff children "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december christmas easter ramadan eid diwali "
    "english welsh scottish irish british polish romanian somali asian african caribbean european "
    "roma gypsy traveller muslim christian hindu sikh jewish black white mixed bangladeshi "
    "pakistani indian chinese arab kurdish albanian vietnamese ukrainian portuguese french german "
    "england wales scotland ireland britain london europe facebook instagram snapchat youtube "
    "whatsapp tiktok google microsoft teams zoom xbox playstation mam dad mum nan gran grandad "
    "mother father brother sister aunt uncle god internet ofsted estyn hmip childview careworks "
    "assetplus section schedule part appendix annex standard theme domain question case inspector "
    "manager officer worker chair director head chief judge magistrate sergeant constable "
    "the this that these those there then they their he she his her him its it we our us you your "
    "and but or nor so yet if when while where who whom whose which what why how all any both each "
    "few more most other some such only own same than too very can just should now not no "
    "nobody somebody everybody everyone anyone someone none one two three four five six seven "
    "eight nine ten about after again against also although among as at because before being "
    "between by during for from further had has have having here in into is are was were be been "
    "may might must of off on once out over since through to under until up upon with within "
    "without yes however therefore instead overall despite given first second third last next "
    "later soon often always never usually sometimes today yesterday tomorrow another every "
    "neither either much many several enough little less least better best good poor clear late "
    "early recent well even still already almost nearly perhaps indeed though unless whether "
    "me my mine myself i im ive id dont didnt wont cant"
)
_TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Master|Sir|Dame|PC|DC|Rev)\.?\s+$")
# Words that can begin a note before a name: "Visited Zoe", "Eventually Zoe", "Counsellor Zoe".
_NO_FIRST_NAME = re.compile(
    r"(?:ed|ing|er|or|ist|ian|ant|ent|tion)$|^(?:see|met|saw|rang|spoke|ask|call|phone|text|visit|"
    r"view|email|read|note|nurse|coach|pupil|child|friend|cousin|nephew|niece|sibling|ward|victim|"
    r"police|tonight|like|unlike|via|per|re|cc|dear|thank|thanks|hello|hi)$",
    re.IGNORECASE,
)
# What only people do or are, right after the word; a thing can be or have something as well.
_PERSONAL = re.compile(
    r"\s+(?:\w+ly\s+)?(?:said|says|told|tells|asked|asks|felt|feels|thought|thinks|wanted|wants|"
    r"liked|likes|loved|loves|refused|refuses|lived|lives|spoke|speaks|knew|knows|explained|"
    r"admitted|stole|self-harmed|reoffended|offended|agreed|dywedodd)\b"
    r"|,?\s+who\b|,?\s+aged\b|,?\s*\(?\d{1,2}(?:\)|\s+years?\b)|\s*\((?:male|female|boy|girl|aged)\b"
)
_OF_A_PERSON = re.compile(r"[^.!?\n]{0,80}\b(?:he|she|his|her|him|himself|herself|mae|ei)\b")
_WITH_ANOTHER = re.compile(r"\s+and\s+[A-Z]")
_BEFORE_PLACES = re.compile(
    r"\b(?:in|near|around|across|outside|towards|throughout|ym|yn|yng)\s+$", re.IGNORECASE
)


@dataclass(frozen=True)
class _Seen:
    """One place where a word has a capital; `opens` says that it begins its sentence."""

    word: str
    opens: bool
    is_personal: bool
    is_place: bool
    is_titled: bool
    before_name: str


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """Return all words of some texts in small letters: what is known to be no name."""
    return frozenset(
        word.casefold() for text in texts for word in _WORD.findall(text.replace("’", "'"))
    )


def find_names(texts: Iterable[str], known: frozenset[str]) -> frozenset[str]:
    """Return the words that are names of people in these texts; `known` words never are."""
    kept = list(texts)
    small = {word for text in kept for word in _SMALL.findall(text) if len(word) > 1}
    found: dict[str, list[_Seen]] = {}
    for text in kept:
        for seen in _capitalised(text):
            found.setdefault(seen.word, []).append(seen)
    never = known | _NEVER_NAMES
    names = {
        word
        for word, places in found.items()
        if word.casefold() not in never
        and _ADVERB.match(word) is None
        and _is_name(places, is_small=word.casefold() in small)
    }
    names |= _first_names(found, names, never | small)
    parts = {part for name in names for part in name.split("-") if len(part) > 2}
    return frozenset(names | {one for one in parts if one.casefold() not in never | small})


def _first_names(
    found: dict[str, list[_Seen]], names: set[str], never: Collection[str]
) -> set[str]:
    """Return what begins a sentence before a surname: "Zoe" where "Zoe Marsh left"."""
    return {
        word
        for word, places in found.items()
        if word.casefold() not in never
        and not (_NO_FIRST_NAME.search(word) or _ADVERB.match(word))
        and any(one.opens and one.before_name in names for one in places)
    }


def _is_name(places: list[_Seen], *, is_small: bool) -> bool:
    if any(one.is_titled for one in places):
        return True
    inside = [one for one in places if not one.opens]
    if is_small:
        return any(one.is_personal for one in inside)
    if inside:
        return not all(one.is_place for one in inside)
    return any(one.is_personal for one in places)


def _capitalised(text: str) -> Iterator[_Seen]:
    """Yield the capitalised words of a text that are not part of an organisation's name."""
    for run in _runs(text):
        people = _people_in(run, text)
        for index, found in enumerate(people):
            following = people[index + 1] if index + 1 < len(people) else None
            before, after = text[: found.start()][-40:], text[found.end() :][:90]
            if len(found.group()) < 3:
                continue
            yield _Seen(
                word=found.group(),
                opens=_STARTS.search(before) is not None,
                is_personal=_is_personal(after),
                is_place=_BEFORE_PLACES.search(before) is not None,
                is_titled=_TITLES.search(before) is not None,
                before_name=following.group()
                if following and text[found.end() : following.start()] == " "
                else "",
            )


def _is_personal(after: str) -> bool:
    return any(
        pattern.match(after) for pattern in (_POSSESSIVE, _PERSONAL, _OF_A_PERSON, _WITH_ANOTHER)
    )


def _people_in(run: list[re.Match[str]], text: str) -> list[re.Match[str]]:
    """Return the words of a run, none where it names an organisation or a place.

    Some words end the names of places and of families: then what stands before the run decides.
    """
    run = _without_roles(run, text)
    if not run or _is_of_project(run, text):
        return []
    organised = [found for found in run if _is_of_organisation(found.group())]
    if not organised:
        return run
    are_surnames = all(found.group().casefold() in _SURNAMES_TOO for found in organised)
    if not are_surnames or len(run) == 1 or _BEFORE_ADDRESSES.search(text[: run[0].start()]):
        return []
    return [found for found in run if found not in organised]


def _without_roles(run: list[re.Match[str]], text: str) -> list[re.Match[str]]:
    """Return a run without the names of posts in it: "Victim Liaison Officer Rhys" is Rhys."""
    kept: list[re.Match[str]] = []
    for found in run:
        if found.group().casefold().removesuffix("s") not in _ROLES:
            kept.append(found)
            continue
        end = found.start()
        while kept and text[kept[-1].end() : end] == " " and not _is_titled(kept[-1], text):
            end = kept.pop().start()
    return kept


def _is_of_project(run: list[re.Match[str]], text: str) -> bool:
    """Whether one word names a project: "the Turnaround project"."""
    before = all(found.group().casefold() in _NEVER_NAMES for found in run[:-1])
    return before and _IN_SMALL.match(text, run[-1].end()) is not None


def _is_titled(found: re.Match[str], text: str) -> bool:
    return _TITLES.search(text[: found.start()][-40:]) is not None


def _is_of_organisation(word: str) -> bool:
    return any(part.casefold() in _ORGANISATIONS for part in re.split(r"[-’']", word))


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield capitalised words that follow on one another, as the words of one name do."""
    run: list[re.Match[str]] = []
    for found in _CAPITALISED.finditer(text):
        if run and not _JOINED.match(text[run[-1].end() : found.start()] or "-"):
            yield run
            run = []
        run.append(found)
    if run:
        yield run
