"""What each line of a document is: title, salutation, heading, body, closing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.clean.shapes import (
    Mark,
    is_document_number,
    is_numbered_title,
    is_salutation,
    is_thanks,
    is_title,
    opens_with_salutation,
    read_mark,
)
from transforms.schema.codes import ParagraphKind

_INNER_STOP = re.compile(r"[。！？!?](?=.)")
_MASK = "[xX×*]"
_YEARS = rf"(?:(?:19|20)\d\d|[一二][〇○零ＯO0九一二三四五六七八]{{3}}|20{_MASK}{{2}}|{_MASK}{{2,4}})"
_DAY_MONTH = rf"(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}}|{_MASK}{{1,2}})"
_DATE = rf"{_YEARS}\s?年\s?{_DAY_MONTH}\s?月\s?(?:{_DAY_MONTH}\s?日)?"
_SUBTITLE = re.compile(
    rf"[—\-－–―]{{1,3}}\s?.{{4,80}}|[(（【\[][^()（）]{{4,80}}[)）】\]]|{_YEARS}年\d{{0,2}}[^。]{{0,60}}(?:会议?|大会|全会)上?"
    rf"|[(（【\[]?{_DATE}[)）】\]]?"
)
_ROLES = (
    "书记|县长|市长|省长|区长|镇长|乡长|州长|盟长|旗长|主席|主任|总理|局长|部长|厅长|校长|院长|检察长|行长|处长|科长|委员|秘书长|会长"
    "|站长|所长|组长|政委|部长|村长|负责人"
)
_NAME = rf"[一-龥·]{{2,5}}|[一-龥][\s　]+[一-龥]{{1,2}}|[一-龥]{{0,2}}{_MASK}{{1,3}}[一-龥]{{0,2}}"
SPEAKER = re.compile(rf"(?P<role>[^\s,，。:：]{{0,24}}(?:{_ROLES}))(?:\s*[:：]\s*|[\s　]+|(?=[一-龥]{{2,3}}$))(?P<name>{_NAME})")
ENDS_IN_ADDRESS = re.compile(r"(?P<before>[^。,，;；]{0,30}?)[\s　]*(?:各位代表|同志们|各位委员)[:：]")
_SIGNATURE_DATE = re.compile(_DATE)
_BODY = (
    "政府|委员会|党委|办公室|办公厅|委办|政办|局|厅|部|处|院|会|社|中心|公司|集团|大学|学院|学校|中学|小学|支队|大队|联合社|总队|指挥部"
    "|领导小组"
)
_SIGNATORY = re.compile(rf"[^。，,;；:：!！?？、\d]{{0,36}}(?:{_BODY})")
_IMPRINT = re.compile(rf"[^。，,;；:：]{{2,40}}\s?{_DATE}\s?印发|[(（]新华社[^()（）]{{0,20}}电[)）]")
_LEADS_IN = re.compile(r"以下|如下|下列|[,，]|[说道指出为是有][:：]$|主要|(?:消息|报道|讯|电)(?:[(（][^()（）]{0,8}[)）])?[:：]$")
_SUBTITLE_CUT = re.compile(
    r"\s*[—―-]{2,}\s*(?=(?:[1-9１-９一二][\d０-９〇○零九一二三四五六七八]{3}\s?年|在))|(?<=政府工作报告)(?=关于.{4,60}的报告)"
)
_SET_CLOSING = re.compile(
    r"(?:特此(?:通知|通报|公告|报告|函告|函复|请示|批复|说明)|此致|敬礼|以上(?:报告|意见|请示)[^。]{0,20}(?:审议|批示|执行)"
    r"|妥否,?，?请批示|请予审议|祝[^。]{2,40})[。.!！]?"
)
_ADDRESSED = "同志们|各位代表|各位委员|各位领导|朋友们|同学们|老师们|乡亲们|战友们|[^。，,!！]{0,20}同志们"
_CLOSING = re.compile(rf"(?:最后[,，])?(?:各位老师、?)?(?:{_ADDRESSED})[,，!！:：。]")
_EXHORTATION = re.compile(r"让我们|奋斗|贡献|保证|胜利|局面|努力|信心|基础|台阶|篇章|辉煌|成效|发展|稳定|氛围|前进|复兴")
_EXPLAINS = r"(?:《.{2,30}》)?[^。,，]{0,12}(?:名词|用语|有关内容)(?:名词)?(?:解释|注释|说明)|(?:名词|用语)?(?:注释|解释)[:：]?$"
_ANNEX = re.compile(rf"附[件录表则]?(?:\s?\d{{0,2}}|[一二三四五六七八九十]?)(?:[:：]|$)|{_EXPLAINS}")
_FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|zip|rar|wps|pptx?)$", re.IGNORECASE)
_ANNEXES = re.compile(r"附件[:：]\s?")


@dataclass(frozen=True, slots=True)
class KindParams:
    """Sizes in code points."""

    heading_chars: int = 80  # a heading is one sentence, and no longer
    plain_heading_chars: int = 34  # one without an outline mark
    title_lines: int = 8  # the head of a document: title, subtitle, date, speaker
    foot_lines: int = 4  # signature and date
    signatories: int = 3  # lines of bodies that sign, above a date
    last_words_chars: int = 40  # the least that the words after a last address have


def is_closing(text: str) -> bool:
    """Whether a paragraph ends a speech: thanks, or a last appeal (同志们,…让我们…!)."""
    if is_thanks(text):
        return True
    return (
        _CLOSING.match(text) is not None
        and not opens_with_salutation(text)
        and _EXHORTATION.search(text, max(0, len(text) - 60)) is not None
    )


def is_annex(text: str) -> bool:
    """Whether a line begins what is no longer the text itself: 附件1, 名词解释."""
    return len(text) <= 40 and _ANNEX.match(text) is not None


def read_kinds(texts: Sequence[str], params: KindParams = KindParams()) -> list[ParagraphKind]:
    """The kind of each line of one document, in order."""
    kinds: list[ParagraphKind] = [_middle_kind(texts, at, params) for at in range(len(texts))]
    _mark_head(texts, kinds, params)
    annex = next((at for at, text in enumerate(texts) if at and is_annex(text)), len(texts))
    for end in {annex, len(texts)}:
        _mark_foot(texts[:end], kinds, params)
    _mark_signatures(texts, kinds, params)
    return kinds


def _middle_kind(texts: Sequence[str], at: int, params: KindParams) -> ParagraphKind:
    text = texts[at]
    if len(text) > params.heading_chars:
        return "body"
    if (is_salutation(text) and text[-1] in ":：!！") or ENDS_IN_ADDRESS.fullmatch(text):
        return "salutation"
    if is_thanks(text):
        return "closing"
    return "heading" if _is_heading(texts, at, params) else "body"


def _is_heading(texts: Sequence[str], at: int, params: KindParams) -> bool:
    """One sentence with an outline mark that governs what follows; or, without a mark, a short line that ends in no stop."""
    text = texts[at]
    if text[-1] in ";；,，、" or _INNER_STOP.search(text):
        return False
    following = texts[at + 1] if at + 1 < len(texts) else ""
    mark = read_mark(text)
    if mark is None:
        return _is_plain_heading(text, following, params)
    is_full_stop = text[-1] in "。！!？?"
    if mark.level <= 2 and not mark.style.startswith("section"):
        return not (is_full_stop and _is_item(texts, at, mark, params))
    return not is_full_stop and not _is_item(texts, at, mark, params)


def _is_item(texts: Sequence[str], at: int, mark: Mark, params: KindParams) -> bool:
    """Whether a marked line is one of a list of single sentences, which govern nothing."""
    following = read_mark(texts[at + 1]) if at + 1 < len(texts) else None
    if at + 1 == len(texts) or (following is not None and following.level <= mark.level):
        return True
    if at == 0 or len(texts[at - 1]) > params.heading_chars:
        return False
    above = texts[at - 1]
    listed = _ANNEXES.match(above)
    before = read_mark(above, listed.end() if listed else 0)
    return before is not None and before.style == mark.style and before.number == mark.number - 1


def _is_plain_heading(text: str, following: str, params: KindParams) -> bool:
    if not 2 <= len(text) <= params.plain_heading_chars or not following or "\t" in text or "|" in text or _FILE.search(text):
        return False
    if text[-1] in ":：":
        return len(text) <= 16 and not _LEADS_IN.search(text)
    return text[-1] not in "。！!？?…”" and "。" not in text and len(following) > len(text) and not re.search(r"\d{4,}$|[:：]", text)


def _mark_head(texts: Sequence[str], kinds: list[ParagraphKind], params: KindParams) -> None:
    """Title, subtitle, place and date of the speech, speaker: the lines before the salutation or the first paragraph."""
    for at, text in enumerate(texts[: params.title_lines]):
        if _is_titled(text):
            kinds[at] = "title"
            continue
        if kinds[at] == "salutation" or len(text) > 90:
            break
        if read_mark(text) is not None and not is_numbered_title(text) and not is_title(text):
            break
        if (
            is_title(text)
            or is_numbered_title(text)
            or is_document_number(text)
            or _SUBTITLE.fullmatch(text)
            or SPEAKER.fullmatch(text)
            or (at == 0 and kinds[at] == "heading" and read_mark(text) is None and text[-1] not in ":：")
        ):
            kinds[at] = "title"
        elif not (len(text) <= 30 and _leads_to_salutation(texts, at, params)):
            break
        else:
            kinds[at] = "title"


def split_title(text: str) -> str:
    """The title without the subtitle that runs on: 政府工作报告——2010年3月5日在…会议上."""
    return _SUBTITLE_CUT.split(text, maxsplit=1)[0]


def _is_titled(text: str) -> bool:
    return len(text) <= 160 and "。" not in text and (bare := split_title(text)) != text and is_title(bare)


def _leads_to_salutation(texts: Sequence[str], at: int, params: KindParams) -> bool:
    for text in texts[at + 1 : params.title_lines]:
        if is_salutation(text):
            return True
        if len(text) > 90 or read_mark(text) is not None:
            return False
    return False


def _mark_foot(texts: Sequence[str], kinds: list[ParagraphKind], params: KindParams) -> None:
    """Thanks, set phrases, signature and date; the last appeal."""
    for at in range(len(texts) - 1, max(0, len(texts) - 1 - params.foot_lines), -1):
        text = texts[at]
        if _ends_document(text) or (at + 1 < len(texts) and kinds[at + 1] == "closing" and _signs(text)):
            kinds[at] = "closing"
        elif kinds[at] == "body" and read_mark(text) is None and (is_closing(text) or _follows_address(texts, at, params)):
            kinds[at] = "closing"
            break
        else:
            break


def _ends_document(text: str) -> bool:
    if len(text) > 80:
        return False
    is_dated = _SIGNATURE_DATE.fullmatch(text.strip("()（）")) or _IMPRINT.fullmatch(text)
    return bool(is_dated or _SET_CLOSING.fullmatch(text) or is_thanks(text))


def _signs(text: str) -> bool:
    return len(text) <= 40 and text[-1] not in "。;；:：!！" and read_mark(text) is None


def _follows_address(texts: Sequence[str], at: int, params: KindParams) -> bool:
    """The words after a last address that stands on a line of its own: 各位代表！ / 展望未来，让我们…."""
    above = texts[at - 1] if at else ""
    if len(texts[at]) < params.last_words_chars or not above or above[-1] not in "!！" or not is_salutation(above):
        return False
    return _EXHORTATION.search(texts[at], max(0, len(texts[at]) - 60)) is not None


def _mark_signatures(texts: Sequence[str], kinds: list[ParagraphKind], params: KindParams) -> None:
    """The bodies and the date that sign a notice, above the plan or the measures that it passes on."""
    for at in range(2, len(texts)):
        if kinds[at] in ("title", "closing") or len(texts[at]) > 24 or not _SIGNATURE_DATE.fullmatch(texts[at].strip("()（） ")):
            continue
        first = at
        while at - first < params.signatories and kinds[first - 1] in ("body", "heading") and _SIGNATORY.fullmatch(texts[first - 1]):
            first -= 1
        if first < at:
            kinds[first : at + 1] = ["closing"] * (at + 1 - first)
