"""What a document says of itself: title, genre, place, speaker, event, date, year."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from transforms.clean.shapes import han_number, is_document_number, is_numbered_title, is_title
from transforms.schema.codes import Genre, ParagraphKind, YearSource
from transforms.split.kinds import ENDS_IN_ADDRESS, SPEAKER, split_title
from transforms.text import fold

_SUFFIX = "稿|提纲|要点|材料|摘要|全文|实录|完整版?|精选"
_NUMBERED = r"篇?[一二三四五六七八九十\d]{1,3}篇?"
_END = rf"(?:{_SUFFIX}|[(（【\[][^()（）【】\[\]]{{0,24}}[)）】\]]|{_NUMBERED}|[》”\s])*+(?:$|[:：\n—])"
_KINDS: tuple[tuple[Genre, str], ...] = (
    ("notice", "通知|通告|公告|公示|批复|函|令|决定|决议|指示|须知|指南|指引|答复|请示"),
    ("bulletin", "通报|公报|简报|专报|月报|运行(?:情况|简况)?分析|运行(?:情况|简况)"),
    ("speech", "讲话|发言|致辞|致词|演讲|讲稿|贺词|献词|党课|主持词|表态"),
    ("report", "报告|总结|汇报|述职"),
    ("plan", "规划|纲要|计划|方案|要点|安排|思路|意见|建议|办法|细则|条例|规定|措施|清单|分工|分解表?"),
)
_GENRES = tuple((genre, re.compile(rf"(?:{words}){_END}")) for genre, words in _KINDS)
_HAPPENED = re.compile(r"^[^《》]{2,24}(?:召开|举行|举办|出席|会见|调研|强调|要求|公布|启动|开幕|闭幕)")
_NEWS = re.compile(
    r"[(（【\[]?(?:(?:新华社|本报|央视网|人民网|中新社|新华网|中新网|本台|据)[^。]{0,30}(?:电|讯|消息|报道|获悉)|[^。,，]{2,12}消息[(（,，:：])"
)
_PROGRAMME = re.compile(r"《[^《》]{0,8}(?:新闻|联播)[^《》]{0,6}》|新闻(?:联播|快讯|早报|晚报)")
_LEVELS = "省|自治区|自治州|自治县|市|县|区|州|盟|旗|镇|乡|街道"
_MASK = r"(?:[xX×*#＊Ｘ＃]{1,4}|[某ⅹ]{1,2})"
_MASKS = re.compile("[xX×*#＊Ｘ＃某ⅹ]")
_MASKED_PLACE = re.compile(rf"{_MASK}(?:省|市|县|区|州|镇|乡|村|旗)")
_NO_NAME = "的和与对了在是为从各全我本们这该及以"
_RANKS = "省州市区县旗镇乡村"
_RANK = re.compile(rf"(?P<office>[{_RANKS}])(?:委|长|政府|党委)|全(?P<whole>[{_RANKS}])")
_PLACE_NAME = rf"(?:[^\W\d_a-zA-Z{_NO_NAME}省市县区盟]{{2,7}}?(?:{_LEVELS})){{1,3}}?"
_BODY_NEXT = r"[一-龥]{2,12}(?:局|厅|委员会|办公室|办公厅)(?:$|关于|[ 　]|[一-龥]{2,24}关于)"
_TITLE_NEXT = "[一-龥]{0,16}(?:方案|计划|规划|办法|细则|意见|通知)(?:$|》)"
_NEXT = r"人民政府|政府|人大|委|第[一二三四五六七八九十]+[届次]|国民经济|人民代表|党委|党代会|[一-龥]{0,4}工作(?:会议|报告)|关于"
_PLACE_NEXT = rf"(?={_NEXT}|{_BODY_NEXT}|{_TITLE_NEXT})"
_NAMED_PLACE = re.compile(
    rf"(?:^|[^一-龥]|[在年]|代表|中共|关于印发|关于|印发|转发|发布)(?P<place>{_PLACE_NAME}){_PLACE_NEXT}", re.MULTILINE
)
_SPOKEN_PLACE = re.compile(rf"代表(?:中共)?(?P<place>{_PLACE_NAME})(?=人民政府|政府|委)")
_NOT_PLACE = re.compile(
    r"^(?:全|我|各|本|该|这|某|县|市|区|乡|镇|省|地|在|了|对|向|和|与|为|以|号|印发|转发|发布|重新|关于|祝|各级|我们|开发|社|党|上级|有关|年|月|日|届|会)"
    r"|(?:社|灾|山|园|厂|景|校|地|片|辖|战|城|小|牧|林|矿|老|新|特|库)区$|城市$|城乡$|都市$|超市$|股市$|上市$|楼市$|全[省市县区]$|[好祝贺]"
)
_OFFICES = "省委|市委|县委|区委|州委|旗委|镇党委|乡党委|党委|党组|党支部|纪委|政府|人大|政协"
_POSTS = "副?书记|(?:代|副)?[省市县区镇乡州旗]长|主席|主任|局长|校长|院长|部长|检察长"
_ROLE_TITLE = re.compile(
    rf"(?:^|[\s—:：])(?P<role>(?:中共|自治)?(?:[一-龥]{{0,6}}[省市县区镇乡州旗局院校村]|[xX×*]{{1,4}})?(?:{_OFFICES})?(?:{_POSTS}))(?:同志)?"
    r"(?:在|于|[一-龥]{0,14}(?:会|会议)?(?:讲话|发言|致辞|报告))"
)
_MEETING = "会议|大会|全会|座谈会|动员会|推进会|表彰会|现场会|调度会|部署会|例会|仪式|典礼|论坛|年会|党课|培训班|活动|会"
_EVENT = re.compile(
    rf"在(?P<event>[^。,，;；:：在\s]{{3,60}}?(?:{_MEETING})(?:第[一二三四五六七八九十]+次(?:全体)?会议)?)(?:暨[^。,，]{{2,30}}会议?)?"
    r"上?(?:的?(?:讲话|发言|致辞|报告|主持)|[)）]|\s?$|(?<=上)\s?[一-龥]{0,16}(?:书记|长|主任|主席|总理)[\s　])",
    re.MULTILINE,
)
_EVENT_TITLE = re.compile(r"(?:书记|长|主任|主席|领导)(?P<event>[一-龥]{2,20}(?:会议|大会|会))(?:上的?)?(?:讲话|发言|致辞)")
_OPENED = re.compile(
    r"(?:召开|举行|参加)(?:的|了|这次|此次)?(?P<event>(?:全[国省市县区镇乡州旗校]|[xX×*]{1,4}[省市县区]|[一-龥]{2,6}?[省市县区])"
    r"[^。,，;；:：的]{2,36}?(?:会议|大会|动员会|座谈会|推进会|表彰会))"
)
_HAN_DIGIT = "[〇○零一二三四五六七八九]"
_WRITTEN_YEAR = rf"(?P<year>(?:19|20)\d\d|(?:一九|二[〇○零]){_HAN_DIGIT}{{2}})"
_RUN_ON = re.compile(r"\t|(?<=会议上)|(?<=大会上)")  # where a subtitle and the speaker below it became one line
_DATE = re.compile(
    rf"{_WRITTEN_YEAR}\s?年\s?(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s?月\s?(?P<day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s?日?"
)
_MASTHEAD = re.compile(rf"(?:[一-龥]{{3,24}}\s+){{1,2}}{_DATE.pattern}")
"""Who issues a bulletin, and when: a line below its title."""
_MINUTES = re.compile(rf"{_DATE.pattern}[^。]{{0,60}}(?:召开|主持)")
"""How minutes open: the day of the meeting."""
_YEAR = re.compile(rf"(?<![\d到至前]){_WRITTEN_YEAR}\s?年(?!代|远景|愿景|前(?![一二三四两0-9])|底|以前|以来|以后)")
_YEAR_RANGE = re.compile(r"(?:19|20)\d\d年?\s?[-—―–~至到]{1,2}\s?(?:19|20)\d\d")
_TASKS = "安排|任务|目标|要点|计划|思路|建议|部署|打算|重点|的?总体要求"
_PLAN_YEAR = re.compile(
    rf"(?P<year>(?:19|20)\d\d)年(?:度)?[^。,，;；:：]{{0,16}}(?:工作(?:{_TASKS})|主要(?:任务|目标|工作|预期目标)|重点工作|目标任务|任务和|发展目标|(?:政府)?工作$)"
)
_REVIEW_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d)年(?:度)?[^。,，;；:：]{0,12}(?:工作回顾|回顾|工作总结|主要工作|发展回顾|计划(?:的)?执行)"
)
_OPENS_YEAR = "开局|第一|起步|关键|攻坚|收官|决胜|重要|深化|成立|召开|实施|全面"
_THIS_YEAR = re.compile(rf"(?P<year>(?:19|20)\d\d)年[,，]?(?:是|既是|也是)[^。]{{0,80}}(?:{_OPENS_YEAR})[^。]{{0,30}}年")
FEET = 12
"""Closing lines that are read for the date and the body that signs; a notice with what it passes on has fewer."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Columns of `documents` that are read from its words; None where they do not say."""

    title: str | None
    genre: Genre
    place: str | None
    speaker: str | None
    speaker_role: str | None
    event: str | None
    document_date: date | None
    reference_year: int | None
    year_source: YearSource | None


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page says of the one document that it holds; empty for a page of many."""

    title: str | None = None
    published: date | None = None
    path: str = ""


def read_facts(texts: Sequence[str], kinds: Sequence[ParagraphKind], page: PageFacts) -> Facts:
    """Facts of one document from its head, first paragraphs and foot.

    Nothing is guessed: masked places stay masked, a masked year (20xx年) gives none, and the day of publication counts only for a
    page that holds this document alone: news are dated by it, of all else it tells no more than the year.
    """
    head = [_readable(text) for text, kind in zip(texts, kinds, strict=True) if kind == "title" and not is_document_number(text)][:8]
    title = _title(head) or page.title
    opening = [_readable(text[:600]) for text, kind in zip(texts[:14], kinds[:14], strict=True) if kind != "title"]
    closings = [text for text, kind in zip(texts, kinds, strict=True) if kind == "closing" and len(text) <= 60]
    feet = [_readable(text) for text in closings[:FEET]]
    about = "\n".join([title or "", *head])
    addressed = [found["before"] for text in texts[:8] if (found := ENDS_IN_ADDRESS.fullmatch(_readable(text))) and found["before"]]
    genre = _genre(title, texts, kinds)
    is_told = genre == "news"  # of others: who spoke where is no fact of the text itself
    speaker, role = (None, None) if is_told else _speaker([*head, *addressed], title or "")
    day = _first_date([*head[1:], *head[:1]]) or _issued(opening[:3], title or "")
    day = day or _first_date(foot for foot in feet if not foot.endswith("印发"))
    year, source = _published_year(page) if is_told and page.published else _year(title, head, day, texts, page)
    day = day or (page.published if is_told else None)
    place, event = _place(about, opening, feet, texts), _event("" if is_told else about, opening)
    return Facts(title, genre, place, speaker, role, event, day, year, source)


def _readable(text: str) -> str:
    """Half-width, digits together, years in digits (2O25年)."""
    return fold(text).text


def _title(head: Sequence[str]) -> str | None:
    if not head:
        return None
    main = next((place for place, line in enumerate(head) if is_title(split_title(line)) or is_numbered_title(line)), 0)
    if SPEAKER.fullmatch(head[main]) or head[main][0] in "(-—":
        return None
    line = split_title(head[main])
    line = "".join(head[:main]) + line if 0 < main <= 2 and all(len(part) <= 30 for part in head[:main]) else line
    return re.sub(r"(?<=[一-龥])[ \t]+(?=[一-龥])", "", line).strip()


def _genre(title: str | None, texts: Sequence[str], kinds: Sequence[ParagraphKind]) -> Genre:
    if any(_NEWS.match(text, 0, 60) for text in texts[:2]) or _PROGRAMME.search(title or ""):
        return "news"
    for genre, pattern in _GENRES if title else ():
        if pattern.search(title or ""):
            return genre
    address = next(
        (text for text, kind in zip(texts[:12], kinds[:12], strict=True) if kind == "salutation"), texts[0][:12] if texts else ""
    )
    if "各位代表" in address:
        return "report"
    if re.match(r".{0,20}(?:同志们|同学们|朋友们|各位领导|女士们)", address):
        return "speech"
    if title and _HAPPENED.search(title):
        return "news"
    if any("特此通知" in text for text in texts[-4:]):
        return "notice"
    return "speech" if any(re.search(r"在座|同志们", text[:400]) for text in [*texts[:3], *texts[-1:]]) else "other"


def _place(about: str, opening: Sequence[str], feet: Sequence[str], texts: Sequence[str]) -> str | None:
    for text in (about, *feet):
        if found := _MASKED_PLACE.search(text):
            return found[0]
        if name := _named(_NAMED_PLACE, text):
            return name
    spoken = next((name for text in opening[:4] if (name := _named(_SPOKEN_PLACE, text))), None)
    return spoken or _masked_place(about, texts)


def _named(pattern: re.Pattern[str], text: str) -> str | None:
    return next((match["place"] for match in pattern.finditer(text) if not _NOT_PLACE.search(match["place"])), None)


def _masked_place(about: str, texts: Sequence[str]) -> str | None:
    """The masked place named most often, of the rank that the title speaks for (县委书记, 全县); without one, of the highest rank."""
    counts = Counter(match[0] for text in texts if _MASKS.search(text) for match in _MASKED_PLACE.finditer(text))
    said = _RANK.search(about)
    ranks = [place[-1] for place in counts]
    rank = (said["office"] or said["whole"]) if said else next((level for level in _RANKS if level in ranks), "")
    own = {place: times for place, times in counts.items() if place[-1] == rank}
    return max(own, key=lambda place: (own[place], place)) if own else None


def _speaker(head: Sequence[str], title: str) -> tuple[str | None, str | None]:
    for line in (part.strip() for own in head for part in _RUN_ON.split(own)):
        if (found := SPEAKER.fullmatch(line)) and not is_title(line):
            return re.sub(r"\s", "", found["name"]), found["role"]
    found = _ROLE_TITLE.search(re.sub(r"^(?:年度|(?:19|20)\d\d年度?|20xx年度?)", "", title))
    return None, found["role"] if found else None


def _event(about: str, opening: Sequence[str]) -> str | None:
    found = _EVENT.search(about) or _EVENT_TITLE.search(about)
    if found is None:
        found = next((match for text in opening[:4] if (match := _OPENED.search(text))), None)
    return found["event"].removeprefix("年") if found else None


def _issued(opening: Sequence[str], title: str) -> date | None:
    """The day below the title of a bulletin, or the day of the meeting whose minutes these are."""
    pattern = _MINUTES.match if title.endswith("纪要") else _MASTHEAD.fullmatch
    return _first_date(text[: found.end()] for text in opening if (found := pattern(text)))


def _first_date(texts: Iterable[str]) -> date | None:
    for text in texts:
        found = _DATE.search(text)
        if found is not None and (day := _as_date(found)) is not None:
            return day
    return None


def _as_date(found: re.Match[str]) -> date | None:
    try:
        return date(_as_year(found["year"]), han_number(found["month"]), han_number(found["day"]))
    except ValueError:
        return None


def _as_year(written: str) -> int:
    digits = {**{char: str(value) for value, char in enumerate("零一二三四五六七八九")}, "〇": "0", "○": "0"}
    return int("".join(digits.get(char, char) for char in written))


def _year(
    title: str | None, head: Sequence[str], day: date | None, texts: Sequence[str], page: PageFacts
) -> tuple[int | None, YearSource | None]:
    """The year that 今年 means, and where it is from: the title, the text's own date or headings, the byline, the path."""
    if title and not _YEAR_RANGE.search(title) and (years := [_as_year(found["year"]) for found in _YEAR.finditer(_readable(title))]):
        return (day.year if day is not None and day.year in years else max(years)), "title"
    if day is not None:
        return day.year, "text"
    if year := _year_of_headings(texts):
        return year, "text"
    for line in head:
        if found := _YEAR.search(line):
            return _as_year(found["year"]), "text"
    if page.published is not None:
        return _published_year(page)
    in_path = set(re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", page.path.rsplit("/", 1)[-1]))
    return (int(in_path.pop()), "path") if len(in_path) == 1 else (None, None)


def _published_year(page: PageFacts) -> tuple[int | None, YearSource | None]:
    return (page.published.year, "byline") if page.published else (None, None)


def _year_of_headings(texts: Sequence[str]) -> int | None:
    """From 二、2014年工作安排, 一、2013年工作回顾, or 2021年是…开局之年."""
    short = [_readable(text) for text in texts if len(text) <= 60]
    planned = [int(found["year"]) for text in short if (found := _PLAN_YEAR.search(text))]
    if planned:
        return max(planned)
    reviewed = [int(found["year"]) for text in short if (found := _REVIEW_YEAR.search(text))]
    if reviewed:
        return max(reviewed) + 1
    told = {int(found["year"]) for text in texts if (found := _THIS_YEAR.match(text))}
    return max(told) if told and max(told) - min(told) <= 1 else None
